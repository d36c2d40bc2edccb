/**
 * The items that each industry sends as `post_payments`, in their order, by the name of the industry's example.
 * https://pay.weixin.qq.com/doc/v3/merchant/4012587955
 *
 * @typedef {{ name: string, amount?: number, description?: string, count?: number }} Item
 * @typedef {{ required?: true, needs: (keyof Item)[], forbids?: (keyof Item)[], description?: string }} ItemRule
 */

/** @type {ItemRule} */
const describedOnly = { required: true, needs: ['description'], forbids: ['amount', 'count'] }
/** @type {ItemRule} */
const described = { required: true, needs: ['description'], forbids: ['amount'] }
/** @type {ItemRule} */
const priced = { needs: ['amount'] }
/** @type {ItemRule} */
const pricedAndDescribed = { needs: ['amount', 'description'] }
/** @type {ItemRule} */
const complete = { needs: ['amount', 'description', 'count'] }

/** @type {Record<string, Record<string, ItemRule>>} */
export const industries = {
  ServiceOrderTwoWheelerCharging: { 收费标准: describedOnly, 使用时长: describedOnly },
  ServiceOrderPowerBank: { 收费标准: describedOnly, 使用时长: describedOnly },
  ServiceOrderSharedBike: {
    计费规则: described,
    骑行时长: described,
    骑行费用: priced,
    调度费用: priced,
    头盔费用: priced,
    罚款: priced,
  },
  ServiceOrderExpressDelivery: {
    首重费: { required: true, needs: ['amount'], forbids: ['description', 'count'] },
    续重费: priced,
    包装费: priced,
    保价费: priced,
  },
  ServiceOrderUnattendedRetail: { 商品信息: { ...pricedAndDescribed, required: true } },
  ServiceOrderCarCharging: { 计费规则: describedOnly, 费用明细: describedOnly },
  ServiceOrderCarRental: {
    延迟还车费用: complete,
    加油费用: complete,
    ETC高速费用: complete,
    车损费用: complete,
    折旧费用: complete,
    停运费用: complete,
    闯红灯违章: complete,
  },
  ServiceOrderCarRentalNothingToPay: { 租车相关费用: { ...describedOnly, description: '本次无扣款' } },
  ServiceOrderHotel: { 酒店房费: { ...pricedAndDescribed, required: true }, 其他杂费: pricedAndDescribed },
}

/** The first rule of an industry that its items break, as the end of a sentence.
 * @param {Item[]} items @param {Record<string, ItemRule>} rules @returns {string | undefined} */
export function problemOf(items, rules) {
  const names = Object.keys(rules)
  const found = items.map(({ name }) => name)
  if (found.length === 0) return 'it has no items'
  const missing = names.find((name) => rules[name]?.required && !found.includes(name))
  if (missing !== undefined) return `add the item ${missing}`
  const foreign = found.find((name) => !names.includes(name))
  if (foreign !== undefined) return `the item ${foreign} is none of ${names.join(', ')}`
  if (found.some((name, index) => names.indexOf(name) < names.indexOf(found[index - 1] ?? ''))) {
    return `put its items into the order ${names.join(', ')}`
  }
  return items.map((item) => problemOfItem(item, rules[item.name])).find((problem) => problem !== undefined)
}

/** @param {Item} item @param {ItemRule | undefined} rule */
function problemOfItem(item, { needs, forbids = [], description } = { needs: [] }) {
  const missing = needs.find((field) => item[field] === undefined)
  if (missing !== undefined) return `add ${missing} to the item ${item.name}`
  const forbidden = forbids.find((field) => item[field] !== undefined)
  if (forbidden !== undefined) return `remove ${forbidden} from the item ${item.name}`
  if (description !== undefined && item.description !== description) {
    return `give the item ${item.name} the description ${description}`
  }
  return undefined
}
