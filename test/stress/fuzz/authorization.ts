import { createSign } from 'node:crypto'
import fc from 'fast-check'
import { importPublicKey } from '../../../src/index.js'
import { assertAuthorization } from '../../../src/sandbox/authorization.js'
import type { Identities } from '../../../src/sandbox/identities.js'
import { ServiceError } from '../../../src/sandbox/service-error.js'
import { goVector, MERCHANT_SERIAL, NOW, testingKey } from '../../helpers.js'
import { stopClock } from './clock.js'
import { brokenRule } from './contract.js'
import { mutated } from './mutated.js'
import { ACCEPTED, Violation, type Target } from './target.js'

const SCHEME = 'WECHATPAY2-SHA256-RSA2048 '
const mchid = '1900000109'
const request = { method: 'POST', target: '/v3/payscore/serviceorder/A/complete', body: new TextEncoder().encode('{}') }

/** What the merchant has signed: `A` now, `B` too long ago. */
const signed = [
  { nonce_str: 'A', timestamp: String(NOW) },
  { nonce_str: 'B', timestamp: String(NOW - 301) },
].map(({ nonce_str, timestamp }) => {
  const signature = createSign('sha256')
    .update(`POST\n${request.target}\n${timestamp}\n${nonce_str}\n{}\n`)
    .sign(testingKey(goVector.private_key_pem), 'base64')
  return { mchid, nonce_str, timestamp, serial_no: MERCHANT_SERIAL, signature }
})
const rightValues = Object.entries(signed[0] ?? {})

/** The Authorization header at the sandbox: a SIGN_ERROR that keeps the contract, unless the header has what was signed. */
export async function authorization(): Promise<Target<string | null>> {
  const platform = { platformSerial: 'PLATFORM', platformPublicKeyId: 'PUB_KEY_ID_0' }
  // `as`: the function reads nothing else of it.
  const identities = {
    mchid,
    pem: { merchantSerial: MERCHANT_SERIAL, ...platform },
    merchantKey: await importPublicKey(goVector.public_key_pem),
  } as Identities
  const letGo = stopClock()
  return {
    inputs: fc.option(headers, { freq: 50 }),
    close: letGo,
    async feed(header) {
      const isRight = header !== null && isSigned(header)
      try {
        await assertAuthorization(header ?? undefined, request, identities)
      } catch (error) {
        if (!(error instanceof ServiceError) || error.code !== 'SIGN_ERROR') throw error
        if (isRight) throw new Violation(`a header with what was signed is refused: ${error.message}`)
        // `as`: JSON.parse returns any JSON; the sandbox sends this one.
        const broken = brokenRule('ApiError', JSON.parse(JSON.stringify(error)) as unknown)
        if (broken) throw new Violation(`the error breaks the contract: ${broken}`)
        return error.code
      }
      if (!isRight) throw new Violation('a header that was never signed is accepted')
      return ACCEPTED
    },
  }
}

/** Headers are read as Latin-1. */
const text = fc.string({ unit: fc.nat({ max: 255 }).map((code) => String.fromCharCode(code)) })
const item = ([name, value]: readonly [string, string]): string => `${name}="${value}"`
const items = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...signed.flatMap((values) => Object.entries(values))) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...rightValues.map(([name]) => name)), text) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('__proto__', 'extra', 'a'), text) },
)
const seeds = signed.map((values) => SCHEME + Object.entries(values).map(item).join(','))
const words = [
  SCHEME,
  'mchid="',
  '",',
  ',',
  '"',
  '=',
  ' ',
  '\\"',
  '_',
  'serial_no=""',
  'signature="a"',
  '\t',
  ...rightValues.map(item),
]
const headers = fc.oneof(
  { weight: 3, arbitrary: mutated(seeds, words, 'latin1') },
  // The valid items in any order, once, twice or not at all.
  {
    weight: 1,
    arbitrary: fc.shuffledSubarray(rightValues, { minLength: 4 }).map((all) => SCHEME + all.map(item).join(',')),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.shuffledSubarray(rightValues, { minLength: 5 }), items, fc.nat({ max: 5 }))
      .map(([all, one, at]) => SCHEME + [...all.slice(0, at), one, ...all.slice(at)].map(item).join(',')),
  },
  { weight: 1, arbitrary: fc.array(items, { maxLength: 8 }).map((all) => SCHEME + all.map(item).join(',')) },
)

/** Whether a header has each item once, with the values that were signed within the tolerance. */
function isSigned(header: string): boolean {
  if (!header.startsWith(SCHEME)) return false
  const values: Record<string, string> = {}
  for (const item of header.slice(SCHEME.length).split(',')) {
    const [name = '', ...rest] = item.split('=')
    const quoted = rest.join('=')
    const value = quoted.slice(1, -1)
    if (!/^[a-z_]+$/.test(name) || Object.hasOwn(values, name)) return false
    if (quoted.length < 2 || `"${value}"` !== quoted || value.includes('"')) return false
    Object.defineProperty(values, name, { value })
  }
  return rightValues.every(([name, value]) => values[name] === value)
}
