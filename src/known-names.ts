/** The names of credentials and options, and the words for a name that is none of them. */

import { quote } from './errors.js'
import { isNear } from './unknown-field.js'

const NAMES = {
  'a credential': ['mchid', 'serialNo', 'privateKey', 'platformKeys', 'clockTolerance', 'apiV3Key'],
  'an option of createWechatpayClient': [
    ...['baseUrl', 'timeout', 'deadline', 'maxRetries', 'validate', 'onAttempt', 'fetch', 'headers', 'agent'],
  ],
  'an option of a call': ['params', 'body', 'headers', 'signal', 'timeout', 'deadline', 'maxRetries'],
} as const

/** Where a name stands. */
export type Place = keyof typeof NAMES

/** What to do instead of names that other packages have. */
const INSTEAD: Readonly<Record<string, string>> = {
  dispatcher: 'agent of createWechatpayClient is the way through a proxy',
  proxy: 'agent of createWechatpayClient is the way through a proxy',
  requestInitExt: 'agent of createWechatpayClient is the way through a proxy',
  httpsAgent: 'it is called agent, and is an option of createWechatpayClient',
  Request: 'pass a custom fetch to createWechatpayClient',
  middleware: 'register it with client.use()',
  parseAs: 'data and error are the JSON of the verified bytes, and `response` has the bytes',
  bodySerializer: 'the body is sent as JSON',
  querySerializer: 'the contract says how a query is written',
  pathSerializer: 'the contract says how a path is written',
  retries: 'it is called maxRetries',
  retry: 'it is called maxRetries',
  maxAttempts: 'it is called maxRetries, and does not count the first attempt',
  timeoutMs: 'it is called timeout, in milliseconds',
  appid: 'it stands in the body or the query of each call',
  serial: 'it is called serialNo',
  certs: 'it is called platformKeys',
  publicKey: 'it is called platformKeys, an object of keys by their Wechatpay-Serial',
  key: 'it is called apiV3Key, or privateKey',
  secret: 'it is called apiV3Key',
  out_order_no: 'it belongs in params.path',
}

/** @throws TypeError for a name that does not exist, or stands in the wrong place */
export function assertKnown(place: Place, given: object): void {
  const known: readonly string[] = NAMES[place]
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || known.includes(name)) continue
    throw new TypeError(`${/^\w{1,64}$/.test(name) ? name : quote(name)} is not ${place}: ${advice(name, place)}`)
  }
}

function advice(name: string, place: Place): string {
  if (Object.hasOwn(INSTEAD, name)) return String(INSTEAD[name])
  const all = Object.entries(NAMES).flatMap(([place, names]) => names.map((known) => ({ known, place })))
  const exact = all.find(({ known }) => known === name)
  if (exact) return `it is ${exact.place}`
  const near = all.filter(({ known }) => isNear(simple(name), simple(known)))
  const { known, place: other } = near.find((each) => each.place === place) ?? near[0] ?? {}
  if (known === undefined) return `there are ${NAMES[place].join(', ')}`
  return `did you mean ${known}${other === place ? '' : `, ${other}`}?`
}

/** A name without its style: base_url is baseUrl. */
function simple(name: string): string {
  return name.slice(0, 64).toLowerCase().replaceAll('_', '')
}
