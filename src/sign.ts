import { version } from '../generated/contract.js'
import { PUBLIC_KEY_PREFIX, type Credentials } from './credentials.js'
import { authorization, requestMessage, type Bytes } from './message.js'
import type { Platform } from './platform/types.js'

/** What is signed of a request. */
export interface Unsigned {
  readonly method: string
  /** Path and query, as they go on the wire. */
  readonly target: string
  /** From `ownHeaders`. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Bytes
}

/** Makes all headers of a request that WeChat Pay requires, with a new nonce and timestamp at each call. */
export type Sign = (request: Unsigned, mayBlock: boolean) => Promise<Readonly<Record<string, string>>>

export function createSign(
  { mchid, serialNo, privateKey, platformKeys }: Credentials,
  platform: Pick<Platform, 'sign'>,
): Sign {
  const serials = Object.keys(platformKeys)
  // It asks for a response that is signed with a key that we have.
  const wanted = serials.find((serial) => serial.startsWith(PUBLIC_KEY_PREFIX)) ?? serials[0] ?? ''

  return async ({ method, target, headers, body }, mayBlock) => {
    const timestamp = String(Math.floor(Date.now() / 1000))
    const nonce = crypto.randomUUID().replaceAll('-', '')
    const message = requestMessage(method, target, timestamp, nonce, body)
    const signature = await platform.sign(message, privateKey, mayBlock)
    return {
      'user-agent': `wechatpay-payscore/${version}`,
      'wechatpay-serial': wanted,
      // We say what the service takes as default. Node's `fetch` adds values of its own where there is none.
      'accept-language': 'zh-CN',
      'accept-encoding': 'identity',
      ...headers,
      authorization: authorization({ mchid, nonce, timestamp, serialNo, signature }),
      accept: 'application/json',
      'content-type': 'application/json',
    }
  }
}

/** A caller's headers that go out, by lower-case name. */
export function ownHeaders(headers: Headers | undefined): Readonly<Record<string, string>> {
  if (headers === undefined) return NONE
  const own = Object.fromEntries(headers)
  for (const name of FRAMING) delete own[name]
  return own
}

const NONE = {}

/** The transport decides how and to whom the bytes are framed: two lengths would be two readings of one request. */
const FRAMING = [
  'connection',
  'content-length',
  'expect',
  'host',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]
