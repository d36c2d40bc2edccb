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
  event_type: EventType
  /** Default: the product that the event is about. */
  product?: Product
  out_order_no: string
  fault?: NotificationFault
}

/** A notification as it goes over the wire: what `parseNotification` takes. */
export interface NotificationMessage {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** One delivery of a notification. While it is under way it has neither `status` nor `error`. */
export interface NotificationAttempt {
  /** When it began, as `Date` writes it in JSON. */
  at: string
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
  readonly event_type: EventType
  readonly product: Product
  readonly out_order_no: string
  readonly url: string
  /** The body, the same at each attempt. */
  readonly body: string
  /** `waiting` for a response or the next repeat, `delivered` after a 200 or 204, `given up` after the last repeat. */
  readonly state: 'waiting' | 'delivered' | 'given up'
  readonly attempts: readonly NotificationAttempt[]
}

/** The last 1000 notifications, oldest first. */
export interface SandboxNotifications {
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
