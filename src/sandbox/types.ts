import type { ErrorCode } from '../../generated/error-codes.js'
import type {
  CompleteServiceOrderRequest,
  CompleteServiceOrderResponse,
  FinishOrderRequest,
  paths,
} from '../../generated/schema.js'
import type { Credentials } from '../credentials.js'
import type { faultTable } from './fault-table.js'

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
  readonly mchid: string
  readonly orders: SandboxOrders
  readonly faults: SandboxFaults
  readonly requests: SandboxRequests
  /** Cuts every connection and frees the port. */
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
  platformSerial: string
}

/** A product as the paths of its operations name it. */
export type Product = ProductOf<keyof paths>

type ProductOf<Path> = Path extends `/v3/payscore/${infer Rest}`
  ? Rest extends `${infer Name}/${string}`
    ? Name
    : Rest
  : never

/** `CREATED`, `DOING`, `DONE`, `REVOKED`, `EXPIRED` for serviceorder; the others for the two older products. */
export type OrderState = CompleteServiceOrderResponse['state'] | 'USER_ACCEPTED' | 'FINISHED' | 'USER_PAID'

/** An order of the ledger. */
export interface SandboxOrder {
  product: Product
  out_order_no: string
  appid: string
  service_id: string
  /** WeChat Pay's own number of the order. */
  order_id: string
  state: OrderState
  /** Only with state DOING: USER_CONFIRM while it can be completed, MCH_COMPLETE while WeChat Pay collects. */
  state_description?: 'USER_CONFIRM' | 'MCH_COMPLETE' | ''
  service_introduction: string
  /** What was put at risk at creation, in fen; the total may not exceed it. */
  risk_fund: CompleteServiceOrderResponse['risk_fund']
  /** The times given at creation. With one of them the sandbox checks the times of the completion against them. */
  time_range?: { start_time?: string; end_time?: string }
  /** Where the service began; an older product refuses the same place as its end. */
  start_location?: string
  /** The older products: what `finish_ticket` must be. Without it the sandbox accepts any. */
  finish_ticket?: string
  /** The body that the order was completed with. */
  completed_with?: CompleteServiceOrderRequest | FinishOrderRequest
  /** How many calls completed the order, identical retries included. */
  completions: number
}

/** What `orders.add` takes: everything but the product and the number has a default. */
export type NewSandboxOrder = Pick<SandboxOrder, 'product' | 'out_order_no'> & Partial<SandboxOrder>

/** The orders of a sandbox. What it hands out are copies. Over HTTP it takes no more than 10,000. */
export interface SandboxOrders {
  /** Adds an order, by default one that can be completed; it replaces one with the same number. */
  add(order: NewSandboxOrder): SandboxOrder
  get(product: Product, outOrderNo: string): SandboxOrder | undefined
  list(): SandboxOrder[]
  /** WeChat Pay has collected: a completed order becomes DONE or USER_PAID. */
  collect(product: Product, outOrderNo: string): SandboxOrder
  /** Forgets every order. */
  clear(): void
}

/** How a response fails: with an error code of the contract, which comes with its status, or with a fault of `faultTable`. */
export type FaultName = ErrorCode | keyof typeof faultTable

/** A fault with its particulars. */
export interface Fault {
  fault: FaultName
  /** How many responses fail like this, default 1. */
  times?: number
  /** Of `delay`: how late, default 1000; of `drip`: the pause between two bytes, default 10. */
  milliseconds?: number
  /** Seconds for a `Retry-After` header, with 429 and 5xx. */
  retryAfter?: number
  /**
   * For error codes, and for faults that complete the order `if executed` (see README): whether the order is completed all
   * the same, default false.
   */
  executed?: boolean
}

/**
 * Says how the response to a request fails, or undefined when it does not: `({ attempt }) => attempt === 1 ? 'drop-after' :
 * undefined` loses the first response about each order. Only signed requests of an operation are asked about.
 */
export type FaultPlan = (request: {
  readonly product: Product
  readonly out_order_no: string
  /**
   * Which request about this order it is, from 1. `faults.clear()` starts the count again, and so does an order that
   * 10,000 others came after.
   */
  readonly attempt: number
  readonly body: string
}) => FaultName | Omit<Fault, 'times'> | undefined

/** Makes the next responses fail, in the order in which they were added. Only a signed request of an operation takes one. */
export interface SandboxFaults {
  add(...faults: (FaultName | Fault)[]): void
  /** Those that are still to come. */
  list(): Fault[]
  clear(): void
}

/** A request that arrived, and what became of it. */
export interface SandboxRequest {
  readonly method: string
  readonly url: string
  readonly body: string
  /** The status of its response; undefined when a fault cut the connection or let it stall. */
  readonly status: number | undefined
  /** What the sandbox found wrong; `not checked` when a fault came in place of looking at the request. */
  readonly verdict: 'ok' | 'not checked' | { readonly code: string; readonly message: string }
  /** The fault that was played, if any. */
  readonly fault?: string
}

/** The last 1000 requests, oldest first; fewer when their bodies are large. */
export interface SandboxRequests {
  list(): SandboxRequest[]
  clear(): void
}
