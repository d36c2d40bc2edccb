import { assertOneOf } from './assert.js'

interface EventFacts {
  /** Whose orders it is about. */
  readonly products: readonly string[]
  readonly summary: string
}

/** The events that the sandbox can send. The event with which an older product says "paid" is not known. */
export const eventTable = {
  'PAYSCORE.USER_CONFIRM': { products: ['serviceorder'], summary: '用户确认订单' },
  'PAYSCORE.USER_PAID': { products: ['serviceorder'], summary: '用户支付成功' },
  'PAYSCORE.USER_ACCEPTED': { products: ['smartretail-orders', 'payafter-orders'], summary: '用户确认订单' },
  'PAYSCORE.USER_OPEN_SERVICE': { products: ['serviceorder'], summary: '用户开启服务' },
  'PAYSCORE.USER_CLOSE_SERVICE': { products: ['serviceorder'], summary: '用户关闭服务' },
} as const satisfies Readonly<Record<string, EventFacts>>

/** How a notification can be wrong: the end of a sentence that begins with "The notification". */
export const notificationFaultTable = {
  'wrong-signature': 'has the signature of another body',
  'probing-signature': 'has a signature that begins with `WECHATPAY/SIGNTEST/`',
  'missing-signature': 'has no signature',
  'unknown-serial': 'is signed under a serial number that belongs to no key',
  'old-timestamp': 'was signed ten minutes ago',
  'future-timestamp': 'is signed ten minutes in the future',
  'another-key': "is signed by a stranger under the platform's serial number",
  'another-api-v3-key': 'is encrypted with another APIv3 key',
  twice: 'is delivered twice within a second, correctly both times',
} as const satisfies Readonly<Record<string, string>>

/** @throws TypeError for what is no fault of a notification */
export function assertNotificationFault(
  fault: unknown,
): asserts fault is keyof typeof notificationFaultTable | undefined {
  if (fault !== undefined) assertOneOf('fault', fault, Object.keys(notificationFaultTable))
}
