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

/** What other packages call ours. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  ...{ dispatcher: 'agent', proxy: 'agent', requestInitExt: 'agent', httpsAgent: 'agent', Request: 'fetch' },
  ...{ retries: 'maxRetries', retry: 'maxRetries', maxAttempts: 'maxRetries', timeoutMs: 'timeout' },
  ...{ serial: 'serialNo', certs: 'platformKeys', publicKey: 'platformKeys', key: 'apiV3Key', secret: 'apiV3Key' },
}

/** What to do instead of what this package does not have. */
const INSTEAD: Readonly<Record<string, string>> = {
  middleware: 'register it with client.use()',
  parseAs: 'data is the parsed JSON, and response has its bytes',
  bodySerializer: 'the contract says how it is written',
  querySerializer: 'the contract says how it is written',
  pathSerializer: 'the contract says how it is written',
  appid: 'it belongs in the body or the query',
  out_order_no: 'it belongs in params.path or params.query',
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
  const meant = Object.hasOwn(OTHER_NAMES, name) ? String(OTHER_NAMES[name]) : name
  const near = all.filter(({ known }) => isNear(simple(meant), simple(known)))
  const { known, place: other } = near.find((each) => each.place === place) ?? near[0] ?? {}
  if (known === undefined) return `there are ${NAMES[place].join(', ')}`
  return `did you mean ${known}${other === place ? '' : `, ${other}`}?`
}

/** A name without its style: base_url is baseUrl. */
function simple(name: string): string {
  return name.slice(0, 64).toLowerCase().replaceAll('_', '')
}
