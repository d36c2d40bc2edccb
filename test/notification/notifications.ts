import { parseNotification, type Notification, type NotificationCredentials } from 'wechatpay-payscore'
import { credentials, fixture, NOW } from '../helpers.js'

/** Notifications that another program encrypted and signed: see fixtures/make-notifications.py. */
export const made = JSON.parse(fixture('notifications.json')) as {
  api_v3_key: string
  order: Record<string, unknown>
  notifications: Record<string, Message>
}

export interface Message {
  headers: Record<string, string>
  body: string
}

export const paid = message('paid')
export const arrived = { receivedAt: new Date(NOW * 1000) }
export const { platformKeys } = credentials
export const receiver: NotificationCredentials = { platformKeys, apiV3Key: made.api_v3_key }

export function message(name: string): Message {
  const found = made.notifications[name]
  if (!found) throw new Error(`notifications.json has no ${name}`)
  return found
}

/** Reads a notification at the time at which it was signed. */
export async function parsed(what: unknown, given = receiver, options = arrived): Promise<Notification> {
  // `as`: tests also pass what the types refuse.
  return parseNotification(what as Message, given, options)
}
