/** What the sandbox allows a client, in milliseconds, bytes and numbers. */
export interface Limits {
  /** From a connection, or the first byte of its next request, to the last header. */
  headers: number
  /** The same to the last byte of the body. */
  request: number
  /** How long a connection may be idle between two requests. */
  idle: number
  /** How often the server compares these times with the clock. */
  interval: number
  body: number
  /** How long a client that sends more than `body` may go on, so that it reads its 413. */
  linger: number
  connections: number
  /** How many requests one connection carries before it is closed; more of them at once would fill the memory. */
  requests: number
  /** Over HTTP: how many orders the ledger takes, and how many faults may wait. */
  entries: number
  /** For how many orders, those that came last, the sandbox counts the requests for a fault plan. */
  counted: number
  /** How long a merchant may take to respond to a notification. */
  notify: number
  /** How many notifications are kept. */
  notifications: number
  /** Bytes of responses that clients have not read yet. While there are more, the sandbox cuts a connection that asks for another. */
  unread: number
}

export const LIMITS: Limits = {
  headers: 10_000,
  request: 30_000,
  idle: 5_000,
  interval: 1_000,
  body: 1024 * 1024,
  linger: 2_000,
  connections: 10_000,
  requests: 1_000,
  entries: 10_000,
  counted: 10_000,
  notify: 5_000,
  notifications: 1_000,
  unread: 32 * 1024 * 1024,
}
