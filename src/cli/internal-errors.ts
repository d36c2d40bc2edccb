/**
 * The internal error numbers behind most tickets about PayScore, by the digits at the end of a Request-ID.
 *
 * From the trouble-shooting guide in https://github.com/wechatpay-apiv3/wechatpay-skills (wechatpay-payscore).
 */
export const internalErrors: Readonly<Record<string, { en: string; zh: string }>> = {
  '271317510': {
    en: 'There is no such order: check out_order_no, service_id and appid.',
    zh: '订单不存在：请核对 out_order_no、service_id 和 appid。',
  },
  '271316574': {
    en: 'The debit failed. WeChat Pay goes on collecting; query the order later.',
    zh: '扣款失败。微信支付会继续扣款，请稍后查单。',
  },
  '271302262': {
    en: "The order's state does not allow this: query the order.",
    zh: '订单状态不允许此操作：请查单。',
  },
  '268435464': {
    en: 'A parameter is outside of its range: the message names it.',
    zh: '参数超出取值范围：见 message。',
  },
  '271316657': {
    en: 'This is possible only while the user pays (USER_PAYING).',
    zh: '仅在订单待支付（USER_PAYING）时可以操作。',
  },
  '271316598': {
    en: 'The order was completed before with other parameters, or waits for the debit: query it and compare.',
    zh: '此前已用其他参数完结，或订单已是待支付状态：请查单核对。',
  },
  '271302144': { en: 'The merchant number is wrong: check mchid.', zh: '商户号有误：请核对 mchid。' },
  '271302149': { en: 'Merchant number and appid are not bound to each other.', zh: '商户号与 appid 未绑定。' },
  '268435472': {
    en: 'Too many calls: wait, and call again with identical parameters.',
    zh: '调用过于频繁：请等待后用相同参数重试。',
  },
  '271300099': { en: 'The risk check refused the user.', zh: '用户未通过风控。' },
  '271302333': {
    en: "The order's state does not allow this: it is cancelled.",
    zh: '订单状态不允许此操作：订单已取消。',
  },
  '271299627': { en: 'The user has overdue orders.', zh: '用户有逾期未付的订单。' },
  '271302332': {
    en: "The order's state does not allow this: the user has not confirmed it.",
    zh: '订单状态不允许此操作：用户尚未确认。',
  },
  '268503786': {
    en: 'The merchant has no permission: check the product and the service id on the merchant platform.',
    zh: '商户没有权限：请在商户平台核对产品和服务ID。',
  },
  '271316592': { en: 'The order cannot be cancelled in its state.', zh: '订单在当前状态下不可取消。' },
  '270924332': {
    en: 'The Authorization header is wrong: check serial number, private key and clock.',
    zh: '请求头 Authorization 有误：请核对商户API证书序列号、商户私钥和本机时钟。',
  },
  '271316754': {
    en: 'A debit is under way: wait 5 to 10 seconds, then query the order.',
    zh: '单据正在扣款中：请等待 5 至 10 秒后查单。',
  },
  '271316656': { en: 'The total is above the limit of this service.', zh: '总金额超过该服务ID的风险金额上限。' },
  '271316637': {
    en: 'The end of the service is before its start: check the times, which are Beijing time.',
    zh: '服务结束时间早于开始时间：请核对时间，应为北京时间。',
  },
  '268560785': { en: 'The user is in youth mode.', zh: '用户处于青少年模式。' },
}
