/** The notifications of a sandbox. */
import type { eventTable, notificationFaultTable } from './notification-table.js'
import type { Product } from './order-types.js'

/** An event that the sandbox can notify. */
export type EventType = keyof typeof eventTable

/** How a notification can be wrong; see the table of the faults of notifications. */
export type NotificationFault = keyof typeof notificationFaultTable

/** Options of `orders.confirm` and `orders.collect`. */
export interface EventOptions {
  /** How the first delivery of the notification is wrong. Its repeat is right. */
  fault?: NotificationFault
}

/** What `createNotification` takes. */
export interface NotificationRequest {
  /** What has happened, as the notification names it. */
  event_type: EventType
  /** Default: the product that the event is about. */
  product?: Product
  /** The order that it is about. */
  out_order_no: string
  /** How it is wrong. Default: it is right. */
  fault?: NotificationFault
}

/** A notification as it goes over the wire: what `parseNotification` takes. */
export interface NotificationMessage {
  /** Those with the signature, and the type of the body. */
  readonly headers: Readonly<Record<string, string>>
  /** The envelope as JSON, with the encrypted resource. The signature covers these bytes. */
  readonly body: string
}

/** One delivery of a notification. While it is under way it has neither `status` nor `error`. */
export interface NotificationAttempt {
  /** When it began, as `Date` writes it in JSON. */
  at: string
  /** How this delivery was wrong, if it was. */
  fault?: NotificationFault
  /** The merchant's status. */
  status?: number
  /** The first 1024 characters of the body of the merchant's response. */
  response?: string
  /** Why no response came. */
  error?: string
}

/** A notification that was sent, and what became of it. */
export interface SandboxNotification {
  /** The id in its envelope. */
  readonly id: string
  /** What has happened. */
  readonly event_type: EventType
  /** The product of the order that it is about. */
  readonly product: Product
  /** The number of that order. */
  readonly out_order_no: string
  /** Where it is delivered: the option `notifyUrl`. */
  readonly url: string
  /** The body, the same at each attempt. */
  readonly body: string
  /** `waiting` for a response or the next repeat, `delivered` after a 200 or 204, `given up` after the last repeat. */
  readonly state: 'waiting' | 'delivered' | 'given up'
  /** Its deliveries, oldest first. */
  readonly attempts: readonly NotificationAttempt[]
}

/** The last 1000 notifications, oldest first. */
export interface SandboxNotifications {
  /** Copies of them, as they are now. */
  list(): SandboxNotification[]
  /**
   * Sends a notification again, once, with a new timestamp and signature.
   *
   * @returns the notification after the attempt
   * @throws Error when no notification has this id
   */
  resend(id: string, fault?: NotificationFault): Promise<SandboxNotification>
  /** Forgets them all, also those that were to be repeated. */
  clear(): void
}
