/** Is the host reached, over TLS, and how far is this machine's clock off. */

import http from 'node:http'
import https from 'node:https'
import type { TLSSocket } from 'node:tls'
import { quote } from '../../errors.js'
import { note, ok, wrong, type Step } from './step.js'

/** Milliseconds that a host may take. */
const PATIENCE = 15_000
/** Seconds that a clock may be off: more than the first WeChat Pay refuses. */
export const CLOCK_LIMIT = 300
const NOTEWORTHY = 30

/** What a response without a signature says. */
interface Probe {
  readonly date: string | undefined
  readonly tls: string | undefined
  /** When the response came, in milliseconds since 1970. */
  readonly at: number
}

/** Sends an unsigned GET, and reports what became of it. @returns whether the host responds */
export async function checkConnection(baseUrl: string, report: (step: Step) => void): Promise<boolean> {
  const { hostname, protocol } = new URL(baseUrl)
  let probe: Probe
  try {
    probe = await get(baseUrl)
  } catch (error) {
    report(wrong('connection', `${hostname} is not reached: ${whyNot(error as NodeJS.ErrnoException)}`))
    return false
  }
  report(ok('connection', `${hostname} responds`))
  if (probe.tls !== undefined) report(ok('TLS', `${probe.tls}, its certificate is valid`))
  else if (protocol === 'http:') report(note('TLS', 'none: WECHATPAY_BASE_URL is http, for a sandbox only'))
  const offset = clockOffset(probe.date, probe.at)
  if (offset !== undefined) report(clockStep(offset, 'Date'))
  return true
}

/** How many seconds this machine's clock is ahead; negative when it is behind, undefined without a date. */
export function clockOffset(date: string | undefined, at: number): number | undefined {
  const server = Date.parse(date ?? '')
  return Number.isNaN(server) ? undefined : Math.round((at - server) / 1000)
}

/** How far this machine's clock is off, by a header. Date has whole seconds. */
export function clockStep(offset: number, header: string): Step {
  const off = Math.abs(offset) <= 1 ? 'right' : `${Math.abs(offset)} s ${offset > 0 ? 'ahead' : 'behind'}`
  const said = `it is ${off} by ${header}`
  const advice = `WeChat Pay refuses more than ${CLOCK_LIMIT} s. Set this machine's clock, with NTP`
  const step =
    Math.abs(offset) > CLOCK_LIMIT
      ? wrong('clock', `${said}: ${advice}`)
      : Math.abs(offset) > NOTEWORTHY
        ? note('clock', `${said}; WeChat Pay takes up to ${CLOCK_LIMIT} s`)
        : ok('clock', said)
  return { ...step, seconds: offset }
}

async function get(baseUrl: string): Promise<Probe> {
  const { request } = baseUrl.startsWith('https:') ? https : http
  return new Promise((resolve, reject) => {
    const headers = { Accept: 'application/json', 'User-Agent': 'wechatpay-payscore doctor' }
    const outgoing = request(baseUrl, { method: 'GET', headers, timeout: PATIENCE, agent: false })
    outgoing.on('response', (incoming) => {
      // `as`: an encrypted socket has these.
      const socket = incoming.socket as Partial<TLSSocket>
      const tls = socket.encrypted === true ? (socket.getProtocol?.() ?? 'TLS') : undefined
      resolve({ date: incoming.headers.date, tls, at: Date.now() })
      incoming.destroy()
    })
    outgoing.on('timeout', () => outgoing.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })))
    outgoing.on('error', reject)
    outgoing.end()
  })
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such host, or no DNS',
  EAI_AGAIN: 'DNS does not respond',
  ECONNREFUSED: 'the connection was refused; nothing listens there',
  ECONNRESET: 'the connection was reset; a firewall may do that',
  ETIMEDOUT: 'no response within 15 s; does a firewall allow port 443?',
  EHOSTUNREACH: 'there is no route to it',
  ENETUNREACH: 'there is no network',
  CERT_HAS_EXPIRED: "its certificate has expired, or this machine's clock is wrong",
  CERT_NOT_YET_VALID: "its certificate is not yet valid: is this machine's clock wrong?",
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed: something stands between this machine and WeChat Pay',
  SELF_SIGNED_CERT_IN_CHAIN:
    'its certificate is of an own authority: name that in NODE_EXTRA_CA_CERTS, if it is meant to be there',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    "its certificate's issuer is unknown: name it in NODE_EXTRA_CA_CERTS, if it is meant to be there",
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
  EPROTO: 'it does not speak TLS: is WECHATPAY_BASE_URL an http server?',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS: is WECHATPAY_BASE_URL an http server?',
}

function whyNot({ code = '' }: NodeJS.ErrnoException): string {
  return Object.hasOwn(REASONS, code) ? `${REASONS[code]} (${code})` : quote(code || 'no reason given')
}
