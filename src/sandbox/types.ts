import type { ErrorCode } from '../../generated/error-codes.js'
import type { operations } from '../../generated/schema.js'
import type { Credentials } from '../credentials.js'
import type { faultTable } from './fault-table.js'
import type {
  EventOptions,
  NotificationMessage,
  NotificationRequest,
  SandboxNotifications,
} from './notification-types.js'
import type { NewSandboxOrder, Product, SandboxOrder } from './order-types.js'

export type * from './notification-types.js'
export type * from './order-types.js'

/** Options of `startSandbox`. */
export interface SandboxOptions {
  /** Default 0: a free port. */
  port?: number
  /** Default 127.0.0.1: only this machine. */
  host?: string
  /** The merchant's number, up to 32 digits. Default 1900000109. */
  mchid?: string
  /**
   * Which keys of the platform the merchant has: the WeChat Pay public key alone, as most have since October 2024, platform
   * certificates alone, or both, as during the change-over. Default `both`; then the certificate signs unless a request
   * asks for the other one.
   */
  platform?: PlatformKeys
  /**
   * Where `orders.confirm` and `orders.collect` send notifications, in the background: http or https, without a query. By
   * default nothing is sent.
   */
  notifyUrl?: string
  /**
   * Milliseconds before each repeat of a notification whose response was not 200 or 204. Default: WeChat Pay's own,
   * 15 s, 15 s, 30 s, 3 min, four times 30 min and 1 h. `[]` never repeats.
   */
  notifyDelays?: readonly number[]
  /** Whether `notifyUrl` may lead outside this machine. Default false. */
  allowRemoteNotify?: boolean
  /** The ledger's orders; default: some ready-made ones, see `orders.list()`. */
  orders?: readonly NewSandboxOrder[]
  /** Says for each response whether and how it fails; what `faults.add` has queued comes first. Default: none fails. */
  faults?: FaultPlan
}

/** See the option `platform`. */
export type PlatformKeys = 'both' | 'public-key' | 'certificate'

/** A running sandbox. */
export interface Sandbox {
  /** `http://127.0.0.1:PORT`, the client's `baseUrl`. */
  readonly url: string
  /** Ready for `createWechatpayClient`. */
  readonly credentials: Credentials
  /** The same keys for clients in any language. */
  readonly pem: SandboxPem
  /** The merchant's number: the option `mchid`. */
  readonly mchid: string
  /** Encrypts notifications and certificates: 32 characters, made at start. */
  readonly apiV3Key: string
  /** The ledger. */
  readonly orders: SandboxOrders
  /** How the next responses fail. */
  readonly faults: SandboxFaults
  /** What arrived. */
  readonly requests: SandboxRequests
  /** What was sent to `notifyUrl`. */
  readonly notifications: SandboxNotifications
  /**
   * A notification about an order, signed and encrypted as WeChat Pay would send it now. Nothing is sent.
   *
   * @throws TypeError for what is no event or no fault; Error when there is no such order, or nobody has paid it yet
   */
  createNotification(request: NotificationRequest): Promise<NotificationMessage>
  /** Cuts every connection, ends what is still to be notified, and frees the port. */
  close(): Promise<void>
}

/** The keys and certificates of a sandbox as PEM, for clients in any language. They are made at start and worth nothing. */
export interface SandboxPem {
  /** `apiclient_key.pem`, PKCS#8. */
  merchantPrivateKey: string
  /** `apiclient_cert.pem`. */
  merchantCertificate: string
  /** What goes into `serial_no` of the Authorization header. */
  merchantSerial: string
  /** The "WeChat Pay public key", SPKI. It signs nothing with the option `platform: 'certificate'`. */
  platformPublicKey: string
  /** Its id, `PUB_KEY_ID_…`. */
  platformPublicKeyId: string
  /** Its key is not that of `platformPublicKey`. It signs nothing with the option `platform: 'public-key'`. */
  platformCertificate: string
  /** The serial number of `platformCertificate`. */
  platformSerial: string
}

/** The orders of a sandbox. What it hands out are copies. Over HTTP it takes no more than 10,000. */
export interface SandboxOrders {
  /**
   * Adds an order, by default one that can be completed.
   *
   * @throws TypeError that names a field; Error when the product already has an order with this number
   */
  add(order: NewSandboxOrder): SandboxOrder
  /** The same, in place of an order with the same number, if there is one. */
  replace(order: NewSandboxOrder): SandboxOrder
  /** The order as it is now; undefined when there is none. */
  get(product: Product, outOrderNo: string): SandboxOrder | undefined
  /** All orders as they are now. */
  list(): SandboxOrder[]
  /**
   * The user has confirmed: a CREATED order becomes one that can be completed. With `notifyUrl` it is notified in the
   * background, as PAYSCORE.USER_CONFIRM or, of the older products, PAYSCORE.USER_ACCEPTED.
   */
  confirm(product: Product, outOrderNo: string, options?: EventOptions): SandboxOrder
  /**
   * WeChat Pay has collected: a completed order becomes DONE or USER_PAID. With `notifyUrl` that is notified in the
   * background, as PAYSCORE.USER_PAID; nobody knows how the older products notify it, so theirs is not.
   */
  collect(product: Product, outOrderNo: string, options?: EventOptions): SandboxOrder
  /** Forgets every order. */
  clear(): void
}

/** How a response fails: with an error code of the contract, which comes with its status, or with a fault of `faultTable`. */
export type FaultName = ErrorCode | keyof typeof faultTable

/** A fault with its particulars. */
export interface Fault {
  /** What goes wrong; docs/sandbox.md has a table of them. */
  fault: FaultName
  /**
   * The operationId of the requests that it is for, such as `completePayAfterOrder`; it waits for one. Default: it is for
   * the next request, which may be the query for a ticket.
   */
  operation?: keyof operations
  /** How many responses fail like this, default 1. */
  times?: number
  /** In milliseconds. Of `delay`: how late, default 1000; of `drip`: the pause between two bytes, default 10. */
  milliseconds?: number
  /** Seconds for a `Retry-After` header, with 429 and 5xx. */
  retryAfter?: number
  /**
   * For error codes, and for faults that complete the order `if executed` (see docs/sandbox.md): whether the order is
   * completed all the same, default false.
   */
  executed?: boolean
}

/**
 * Says how the response to a request fails, or undefined when it does not: `({ attempt }) => attempt === 1 ? 'drop-after' :
 * undefined` loses the first response about each order. It is asked about the signed requests that complete or query an
 * order.
 */
export type FaultPlan = (request: {
  /** Its operationId in the contract, such as `completeServiceOrder`. */
  readonly operation: string
  /** The product of the order that it is about. */
  readonly product: Product
  /** The merchant's number of that order. */
  readonly out_order_no: string
  /**
   * Which request about this order it is, from 1. `faults.clear()` starts the count again, and so does an order that
   * 10,000 others came after.
   */
  readonly attempt: number
  /** Its body as text; empty where it has none. */
  readonly body: string
}) => FaultName | Omit<Fault, 'times' | 'operation'> | undefined

/**
 * Makes the next responses fail, in the order in which the faults were added: each request takes the first that is for it.
 * Only a signed request of an operation takes one.
 */
export interface SandboxFaults {
  /** Queues faults behind those that are there. */
  add(...faults: (FaultName | Fault)[]): void
  /** Those that are still to come. */
  list(): Fault[]
  /** Forgets them, and counts the requests about each order from 1 again. */
  clear(): void
}

/** A request that arrived, and what became of it. */
export interface SandboxRequest {
  /** Its method, in capitals. */
  readonly method: string
  /** Path and query. */
  readonly url: string
  /** Its body as text; empty where it has none. */
  readonly body: string
  /** As Node has them: the names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** The status of its response; undefined when a fault cut the connection or let it stall. */
  readonly status: number | undefined
  /** What the sandbox found wrong; `not checked` when a fault came in place of looking at the request. */
  readonly verdict:
    | 'ok'
    | 'not checked'
    | {
        /** The error code of the response. */
        readonly code: string
        /** What is wrong, for a person to read. */
        readonly message: string
      }
  /** The fault that was played, if any. */
  readonly fault?: string
}

/** The last 1000 requests, oldest first; fewer when their bodies are large. */
export interface SandboxRequests {
  /** All of them, as they were. */
  list(): SandboxRequest[]
  /** Forgets them. */
  clear(): void
}
