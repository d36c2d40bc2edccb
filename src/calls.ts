import type { Middleware } from 'openapi-fetch'
import type { Gets, Posts } from '../generated/schema.js'
import type { ApiError } from './errors.js'

/**
 * A client of WeChat Pay: it signs each request and verifies each response. Its calls, results and middleware are those
 * of openapi-fetch.
 */
export interface WechatpayClient extends PostCalls, QueryCalls {
  /**
   * Registers middleware of openapi-fetch. It may observe calls, and change requests before they are signed; it cannot
   * replace a response.
   */
  use(...middleware: Middleware[]): void
  /** Removes middleware. */
  eject(...middleware: Middleware[]): void
}

// The methods infer the path and nothing else: then `init` stays what its type says, field by field, and TypeScript finds
// a misspelt field in it. A mapped or conditional type there would lose the hover texts.

export interface PostCalls {
  /**
   * Sends a POST. Amounts are integers in fen, times are Beijing time.
   *
   * It resolves to `{ data, response }` when the call is done, which a signed response proves, or to `{ error, response }`
   * when the API refused the call and has certainly not executed it. All else is thrown as a WechatpayError. After its
   * `outcome: 'unknown'` call again with identical parameters, or query the order.
   *
   * @param path a path of the contract, literally: `out_order_no` belongs in `params.path`
   * @throws RequestValidationError: the request breaks the contract, nothing was sent
   * @throws SignatureVerificationError: the response cannot be trusted
   * @throws UnexpectedResponseError: the response is not the contract's
   * @throws OutcomeUnknownError: the API's error leaves open whether the call was executed
   * @throws ConnectionError, TimeoutError, AbortError: there is no response
   * @example
   * const { data, error } = await client.POST('/v3/payscore/serviceorder/{out_order_no}/complete', {
   *   params: { path: { out_order_no: '1234323JKHDFE1243252' } },
   *   body: { appid, service_id, post_payments: [{ name: '就餐费用', amount: 40000 }], total_amount: 40000 },
   * })
   */
  POST<Path extends string & keyof Posts>(
    path: Path,
    init: PostInit<Path>,
  ): Promise<CallResult<Posts[Path]['response']>>
}

export interface GetCalls {
  /**
   * Sends a GET, which changes nothing: it can always be retried. Amounts are integers in fen, times are Beijing time.
   *
   * It resolves to `{ data, response }` for a signed response, or to `{ error, response }` when the API reported an error.
   * All else is thrown as a WechatpayError.
   *
   * @param path a path of the contract, literally: its parameters belong in `params.path` and `params.query`
   * @throws RequestValidationError: the request breaks the contract, nothing was sent
   * @throws SignatureVerificationError: the response cannot be trusted
   * @throws UnexpectedResponseError: the response is not the contract's
   * @throws ConnectionError, TimeoutError, AbortError: there is no response
   * @example
   * const query = { service_id, appid, out_order_no: '1234323JKHDFE1243252' }
   * const { data, error } = await client.GET('/v3/payscore/serviceorder', { params: { query } })
   */
  GET<Path extends string & keyof Gets>(path: Path, init: GetInit<Path>): Promise<CallResult<Gets[Path]['response']>>
}

/** `GET` is offered as soon as the contract has a query. */
export type QueryCalls = [keyof Gets] extends [never] ? object : GetCalls

/** What a POST takes besides its path. */
export interface PostInit<Path extends string & keyof Posts> extends CallInit {
  /** The parameters of the path, as text; they are written into the URL. */
  params: Posts[Path]['params']
  /** The JSON body. Amounts are integers in fen, times are Beijing time. */
  body: Posts[Path]['body']
}

/** What a GET takes besides its path. */
export interface GetInit<Path extends string & keyof Gets> extends CallInit {
  /** The parameters of the path and of the query; they are written into the URL. */
  params: Gets[Path]['params']
}

/** What every call takes. */
export interface CallInit extends CallOptions {
  /** Further headers of this call, beside those of the client; null removes one of those. */
  headers?: CallHeaders | undefined
}

/** The limits of one call. What is left out is as for the client. */
export interface CallOptions {
  /** Ends the call, with an AbortError. */
  signal?: AbortSignal | undefined
  /** Milliseconds for one attempt, from its signature to the last byte of the response; default that of the client. */
  timeout?: number | undefined
  /** Milliseconds for the whole call, all attempts and the pauses between them; default that of the client. */
  deadline?: number | undefined
  /** How often an attempt is retried, each time with a new signature; default that of the client. */
  maxRetries?: number | undefined
}

/** Headers that a request gets, besides those that the client makes. */
export type CallHeaders = Headers | Readonly<Record<string, string | number | boolean | null | undefined>>

/** What a call resolves to: either `data` or `error` is there. */
export type CallResult<Data> = CallSuccess<Data> | CallRefusal

/** A call that is done. For a completion, the signed response proves it. */
export interface CallSuccess<Data> {
  /** What the API responded; its signature is verified. */
  data: Data
  error?: never
  /** Status and headers of the response. */
  response: Response
}

/** A call that the API refused, and has certainly not executed. */
export interface CallRefusal {
  data?: never
  /** Why the API refused the call, which it has not executed. */
  error: ApiError
  /** Status and headers of the response. */
  response: Response
}

/** The client in the style of `client['/v3/…'].POST(init)`. */
export type WechatpayPathClient = {
  [Path in string & keyof Posts]: {
    /** Sends a POST, as `client.POST` does. */
    POST(init: PostInit<Path>): Promise<CallResult<Posts[Path]['response']>>
  }
} & {
  [Path in string & keyof Gets]: {
    /** Sends a GET, as `client.GET` does. */
    GET(init: GetInit<Path>): Promise<CallResult<Gets[Path]['response']>>
  }
}

// openapi-fetch exports its functions in a list, which TypeScript before 5.6 does not count as exported (TS2383). It obeys
// `@ts-ignore` on the last line of a comment only, and of comments only JSDoc is left in the declarations.
declare module 'openapi-fetch' {
  /**
   * The client in the style of `client['/v3/…'].POST(init)`.
   *
   * @ts-ignore */
  export function wrapAsPathBasedClient(client: WechatpayClient): WechatpayPathClient
}
