// Generated from openapi/ by `npm run generate`. Do not edit.
import type { ObjectSchema } from './schemas.js'

/** What the contract says of one operation. */
export interface Operation {
  /** `completeServiceOrder`, the contract's operationId. */
  readonly id: string
  /** `POST` or `GET`. */
  readonly method: string
  /** The template, `/v3/payscore/serviceorder/{out_order_no}/complete`. */
  readonly path: string
  /** Whether a call changes anything; a GET does not. */
  readonly changes: boolean
  /** The schema of the object of all path parameters; further names are errors. */
  readonly pathParameters?: ObjectSchema
  /** The schema of the object of all query parameters; further names are errors. Where exactly one of two is allowed, both or none are. */
  readonly query?: ObjectSchema
  /** The schema of the JSON body. */
  readonly body?: ObjectSchema
  /** The schema of the body of a 200: an object with the required fields, whose values are possible after such a call. */
  readonly response: ObjectSchema
  /** The fields of a 200 that equal those of the call, where the call has them: parameters, body, or the credentials' mchid. */
  readonly echoes: readonly string[]
  /** Each declared error status, with the error codes that the contract lists under it. */
  readonly codes: Readonly<Record<number, readonly string[]>>
}

/** By method and path: `POST /v3/payscore/serviceorder/{out_order_no}/complete`. */
export declare const operations: Readonly<Record<string, Operation>>

/** The operations that the client does not offer, by id. */
export declare const outsideOperations: {
  readonly downloadCertificates: Operation
}
