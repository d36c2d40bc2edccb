// @ts-check
/**
 * What each industry sends as `post_payments`, by the name of its example: a function that says which rule a list of items
 * breaks, or nothing. https://pay.weixin.qq.com/doc/v3/merchant/4012587955
 *
 * @typedef {{ name: string, amount?: number, description?: string, count?: number }} Item
 * @typedef {(items: Item[]) => string | undefined} Industry
 */

/** @type {Record<string, Industry>} */
export const industries = {
  ServiceOrderTwoWheelerCharging: (items) => exactly(items, ['收费标准', '使用时长']) ?? each(items, describedOnly),
  ServiceOrderPowerBank: (items) => exactly(items, ['收费标准', '使用时长']) ?? each(items, describedOnly),
  ServiceOrderSharedBike: (items) =>
    all(items, ['计费规则', '骑行时长'], ['骑行费用', '调度费用', '头盔费用', '罚款']) ??
    each(named(items, ['计费规则', '骑行时长']), (item) => has(item, 'description') ?? hasNot(item, 'amount')) ??
    each(named(items, ['骑行费用', '调度费用', '头盔费用', '罚款']), (item) => has(item, 'amount')),
  ServiceOrderExpressDelivery: (items) =>
    all(items, ['首重费'], ['续重费', '包装费', '保价费']) ??
    each(
      named(items, ['首重费']),
      (item) => has(item, 'amount') ?? hasNot(item, 'description') ?? hasNot(item, 'count'),
    ) ??
    each(named(items, ['续重费', '包装费', '保价费']), (item) => has(item, 'amount')),
  ServiceOrderUnattendedRetail: (items) =>
    all(items, ['商品信息'], []) ?? each(items, (item) => has(item, 'amount') ?? has(item, 'description')),
  ServiceOrderCarCharging: (items) => exactly(items, ['计费规则', '费用明细']) ?? each(items, describedOnly),
  ServiceOrderCarRental: (items) =>
    all(items, [], ['延迟还车费用', '加油费用', 'ETC高速费用', '车损费用', '折旧费用', '停运费用', '闯红灯违章']) ??
    each(items, (item) => has(item, 'amount') ?? has(item, 'description') ?? has(item, 'count')),
  ServiceOrderCarRentalNothingToPay: (items) =>
    exactly(items, ['租车相关费用']) ??
    each(items, (item) =>
      item.description === '本次无扣款' ? hasNot(item, 'amount') : '租车相关费用 says 本次无扣款',
    ),
  ServiceOrderHotel: (items) =>
    all(items, ['酒店房费'], ['其他杂费']) ?? each(items, (item) => has(item, 'amount') ?? has(item, 'description')),
}

/** @param {Item} item */
function describedOnly(item) {
  return has(item, 'description') ?? hasNot(item, 'amount') ?? hasNot(item, 'count')
}

/** @param {Item[]} items @param {string[]} names */
function exactly(items, names) {
  const found = items.map(({ name }) => name)
  return found.join() === names.join()
    ? undefined
    : `its items are exactly ${names.join(', ')}, not ${found.join(', ')}`
}

/** @param {Item[]} items @param {string[]} required @param {string[]} optional */
function all(items, required, optional) {
  const found = items.map(({ name }) => name)
  const missing = required.find((name) => !found.includes(name))
  if (missing) return `${missing} is missing`
  const foreign = found.find((name) => ![...required, ...optional].includes(name))
  if (foreign !== undefined) return `${foreign} is none of ${[...required, ...optional].join(', ')}`
  return found.length > 0 ? undefined : 'it has no items'
}

/** @param {Item[]} items @param {string[]} names */
function named(items, names) {
  return items.filter(({ name }) => names.includes(name))
}

/** @param {Item[]} items @param {(item: Item) => string | undefined} check */
function each(items, check) {
  return items.map(check).find((why) => why !== undefined)
}

/** @param {Item} item @param {keyof Item} field */
function has(item, field) {
  return item[field] === undefined ? `${item.name} has no ${field}` : undefined
}

/** @param {Item} item @param {keyof Item} field */
function hasNot(item, field) {
  return item[field] === undefined ? undefined : `${item.name} must have no ${field}`
}
