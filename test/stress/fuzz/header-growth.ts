import fc from 'fast-check'
import { SERVICE_ORDER, serviceOrderCall } from '../../helpers.js'
import { signedResponses } from '../../properties/responses.js'
import { stopClock } from './clock.js'
import { credentials, entries, entryNames, type Entry } from './entries.js'
import { assertLinear } from './growth.js'
import { ACCEPTED, type Target } from './target.js'

interface Input {
  entry: Entry
  status: number
  /** The header that grows, and its value: `start` and `end` with the unit repeated between them. */
  name: string
  start: string
  unit: string
  end: string
}

/** One header of a response that grows up to 256 KiB: no expression over foreign text may backtrack. */
export function headerGrowth(): Target<Input> {
  const letGo = stopClock()
  const edges = fc.constantFrom('', '0', 'a', 'WECHATPAY/SIGNTEST/', 'application/json', 'Fri, 31 Dec 1999 ')
  return {
    most: 300,
    close: letGo,
    inputs: fc.record(
      {
        entry: fc.constantFrom(...entryNames),
        status: fc.constantFrom(200, 302, 400, 401, 429, 503),
        name: fc.constantFrom(...NAMES),
        start: edges,
        unit: fc.constantFrom(' ', '\t', ' \t', '0', 'a', 'a ', ';', ', ', '=', '"', '\\', '\xA0', '\x85'),
        end: edges,
      },
      { noNullPrototype: true },
    ),
    async feed({ entry, status, name, start, unit, end }) {
      let value = ''
      const body = JSON.stringify({ code: 'PARAM_ERROR', message: 'm' })
      const fetch = async (): Promise<Response> => {
        const headers = new Headers(SIGNED.map(([name, value]): [string, string] => [name, value]))
        headers.set(name, value)
        return new Response(body, { status, headers })
      }
      const client = entries[entry].createWechatpayClient(credentials[entry], { fetch, maxRetries: 0 })
      await assertLinear(async (length) => {
        value = start.padEnd(length, unit) + end
        await client.POST(SERVICE_ORDER, serviceOrderCall).catch(() => undefined)
      }, 256 * 1024)
      return ACCEPTED
    },
  }
}

const SIGNED = signedResponses[0]?.headers ?? []
const NAMES = [
  ...SIGNED.map(([name]) => name),
  'Retry-After',
  'Content-Encoding',
  'Content-Length',
  'Location',
  'Server',
]
