import {
  importCertificate,
  importPrivateKey,
  importPublicKey,
  WechatpayError,
  type Credentials,
} from 'wechatpay-payscore'
import type { Input } from './input.js'

export type Check = (name: string, run: () => Promise<void>) => Promise<void>

export const SERVICE_ORDER = '/v3/payscore/serviceorder/{out_order_no}/complete'

export function serviceOrder(out_order_no: string, total_amount = 40000) {
  return {
    params: { path: { out_order_no } },
    body: {
      appid: 'wxd678efh567hg6787',
      service_id: '500001',
      post_payments: [{ name: '就餐费用', amount: total_amount }],
      total_amount,
    },
  }
}

export async function fixtureCredentials(fixtures: Input['fixtures']): Promise<Credentials> {
  return {
    mchid: fixtures.mchid,
    serialNo: fixtures.serialNo,
    privateKey: await importPrivateKey(fixtures.privateKey),
    platformKeys: {
      [fixtures.publicKeyId]: await importPublicKey(fixtures.publicKey),
      [fixtures.certificateSerial]: await importCertificate(fixtures.certificate),
    },
  }
}

/** Puts a function in another's place, and returns what puts it back. */
export function replace<T extends object>(object: T, name: keyof T, value: unknown): () => void {
  const own = Object.getOwnPropertyDescriptor(object, name)
  Object.defineProperty(object, name, { value, configurable: true, writable: true })
  return () => {
    if (own) Object.defineProperty(object, name, own)
    else delete object[name]
  }
}

export async function thrown(call: Promise<unknown>): Promise<unknown> {
  let value: unknown
  try {
    value = await call
  } catch (error) {
    return error
  }
  throw new Error(`expected an error, but got ${JSON.stringify(value)}`)
}

/** `found` becomes part of the message. */
export function ok(value: unknown, found: unknown): asserts value {
  if (value) return
  const text = found instanceof WechatpayError ? `${found.name} ${found.code} (${found.outcome})` : String(found)
  throw new Error(`this does not hold: ${text}`)
}

export function equal(found: unknown, expected: unknown): void {
  if (found !== expected) throw new Error(`expected ${String(expected)}, but got ${String(found)}`)
}
