import { describe } from './assert.js'
import { deliver } from './deliver.js'
import type { Identities } from './identities.js'
import type { Ledger } from './ledger.js'
import type { Limits } from './limits.js'
import { assertNotificationFault } from './notification-table.js'
import { createEnvelope, signNotification, type Envelope } from './notification.js'
import type {
  NotificationAttempt,
  NotificationFault,
  NotificationMessage,
  NotificationRequest,
  SandboxNotification,
  SandboxNotifications,
} from './types.js'

/** Where notifications go, and when. */
export interface NotifyOptions {
  /** Undefined: nothing is delivered. */
  readonly url: URL | undefined
  /** Milliseconds before each repeat. */
  readonly delays: readonly number[]
  readonly allowRemote: boolean
  readonly limits: Limits
}

interface Entry extends Envelope {
  readonly product: SandboxNotification['product']
  readonly out_order_no: string
  readonly url: string
  readonly attempts: NotificationAttempt[]
  state: SandboxNotification['state']
  timer: NodeJS.Timeout | undefined
}

/** Delivers notifications in the background, and repeats each until the merchant takes it, as the real service does. */
export class Notifier implements SandboxNotifications {
  #entries: Entry[] = []
  readonly #closed = new AbortController()

  constructor(
    private readonly options: NotifyOptions,
    private readonly orders: Ledger,
    private readonly identities: Identities,
  ) {}

  /** Makes a notification, and sends nothing. */
  async create(request: NotificationRequest): Promise<NotificationMessage> {
    const { body } = createEnvelope(request, this.orders, this.identities)
    if (request.fault === 'twice')
      throw new TypeError('twice is for what is delivered, but createNotification sends nothing')
    return signNotification(body, request.fault, this.identities)
  }

  /** Says what has become of an order, where there is somebody to say it to. The order's state now is what counts. */
  notify(request: NotificationRequest): void {
    const { url, limits } = this.options
    if (url === undefined || this.#closed.signal.aborted) return
    const envelope = createEnvelope(request, this.orders, this.identities)
    const { product = 'serviceorder', out_order_no, fault } = request
    const entry: Entry = {
      ...envelope,
      product,
      out_order_no,
      url: url.href,
      attempts: [],
      state: 'waiting',
      timer: undefined,
    }
    this.#entries.push(entry)
    if (this.#entries.length > limits.notifications) clearTimeout(this.#entries.shift()?.timer)
    void this.#deliver(entry, url, fault, this.options.delays)
  }

  list(): SandboxNotification[] {
    return this.#entries.map(({ timer: _, ...entry }) => structuredClone(entry))
  }

  async resend(id: string, fault?: NotificationFault): Promise<SandboxNotification> {
    assertNotificationFault(fault)
    const { url } = this.options
    const entry = this.#entries.find((one) => one.id === id)
    if (url === undefined || entry === undefined)
      throw new Error(
        `There is no notification with the id ${describe(id)}: notifications.list() has those that were sent`,
      )
    await this.#attempts(entry, url, fault)
    const { timer: _, ...sent } = entry
    return structuredClone(sent)
  }

  clear(): void {
    for (const { timer } of this.#entries) clearTimeout(timer)
    this.#entries = []
  }

  /** Ends timers and connections. */
  close(): void {
    this.#closed.abort()
    for (const { timer } of this.#entries) clearTimeout(timer)
  }

  async #deliver(
    entry: Entry,
    url: URL,
    fault: NotificationFault | undefined,
    [delay, ...later]: readonly number[],
  ): Promise<void> {
    await this.#attempts(entry, url, fault)
    if (entry.state === 'delivered' || this.#closed.signal.aborted || !this.#entries.includes(entry)) return
    if (delay === undefined) entry.state = 'given up'
    // A fault is of one delivery: the repeat is right, as after WeChat Pay's own probing.
    else entry.timer = setTimeout(() => void this.#deliver(entry, url, undefined, later), delay).unref()
  }

  async #attempts(entry: Entry, url: URL, fault: NotificationFault | undefined): Promise<void> {
    const once = async (): Promise<void> => this.#attempt(entry, url, fault)
    await (fault === 'twice' ? Promise.all([once(), once()]) : once())
  }

  /** Makes one attempt, which never fails: what went wrong stands in its record. */
  async #attempt(entry: Entry, url: URL, fault: NotificationFault | undefined): Promise<void> {
    const attempt: NotificationAttempt = { at: new Date().toISOString(), ...(fault && { fault }) }
    entry.attempts.push(attempt)
    try {
      const message = await signNotification(entry.body, fault, this.identities)
      const { allowRemote, limits } = this.options
      const options = { timeout: limits.notify, allowRemote, signal: this.#closed.signal }
      const { status, body } = await deliver(url, message, options)
      Object.assign(attempt, { status, response: body })
      if (status === 200 || status === 204) {
        entry.state = 'delivered'
        clearTimeout(entry.timer)
      }
    } catch (error) {
      attempt.error = error instanceof Error ? error.message || error.name : String(error)
    }
  }
}
