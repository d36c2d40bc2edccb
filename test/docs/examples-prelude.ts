/** What an `@example` of src/ may take for granted, because its reader has it: own values and functions, other packages. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CompleteServiceOrderRequest, Completion, PostPayment } from 'wechatpay-payscore'

type Handler = (
  request: IncomingMessage & { body: Uint8Array },
  response: ServerResponse & { status(code: number): ServerResponse },
) => Promise<void>

declare global {
  const mchid: string
  const serialNo: string
  const privateKey: CryptoKey
  const platformKeys: Record<string, CryptoKey>
  const apiV3Key: string
  const body: CompleteServiceOrderRequest
  const post_payments: PostPayment[]

  function markAsCompleted(number: string, paid: boolean): Promise<void>
  function markAsPaid(number: string, amount: number | undefined): Promise<void>
  function tryAgain(number: string, milliseconds: number): Promise<void>
  function alert(number: string, completion: Completion): Promise<void>

  const readFile: typeof import('node:fs/promises').readFile
  const createClient: typeof import('openapi-fetch').default
  /** The paths of some contract, as openapi-typescript makes them. */
  type paths = Record<string, object>
  const express: { raw(options: { type(): boolean }): unknown }
  const app: { post(path: string, raw: unknown, handler: Handler): void }
}
