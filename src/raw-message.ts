import { NotificationError } from './errors.js'
import { encodeText, type Bytes } from './message.js'
import { MAX_BODY, readBytes } from './received-response.js'
import { typeName } from './type-name.js'

/** Headers of any shape: `Headers`, those of Node's http, a Map, or an object with names in any case. */
export type AnyHeaders =
  | Pick<Headers, 'get'>
  | Iterable<readonly [string, string]>
  | Readonly<Record<string, string | number | readonly string[] | undefined>>

/** A request to the merchant's server, as its framework has it. */
export interface RawMessage {
  /** All headers as they arrived: five of them begin with `Wechatpay-`. */
  readonly headers: AnyHeaders
  /** The **raw** body: the signature covers its bytes, which a parsed body no longer has. */
  readonly body: string | ArrayBuffer | ArrayBufferView
}

/**
 * Reads a web Request, or the parts of any other one.
 *
 * @throws TypeError for what is no request with a raw body
 * @throws NotificationError for a body of over 1 MiB, and for one that ends early
 */
export async function readRawMessage(message: unknown): Promise<{ headers: Pick<Headers, 'get'>; body: Bytes }> {
  const expected = 'parseNotification() takes a web Request, or { headers, body }'
  if (typeof message !== 'object' || message === null)
    throw new TypeError(`${expected}, but is given ${typeName(message)}`)
  const { headers, body, arrayBuffer } = message as Partial<Record<keyof Request, unknown>>
  if (typeof headers !== 'object' || headers === null) throw new TypeError(`${expected}, but there are no headers`)
  // `as`: only a Request and the like have that method.
  const bytes = typeof arrayBuffer === 'function' ? await readMessage(message as Request) : bytesOf(body)
  if (bytes && bytes.length <= MAX_BODY) return { headers: readHeaders(headers), body: bytes }
  throw new NotificationError(`The notification is too large: over ${MAX_BODY} bytes`, {
    code: 'ERR_NOTIFICATION_BODY',
  })
}

async function readMessage(request: Request): Promise<Bytes | undefined> {
  if (request.bodyUsed || request.body?.locked)
    throw new TypeError('The body of the request was read before: pass { headers, body } with the text that was read')
  try {
    return await readBytes(request)
  } catch (cause) {
    throw new NotificationError('The notification cannot be read to its end', { code: 'ERR_NOTIFICATION_BODY', cause })
  }
}

/** A copy: its owner may use the memory again before it is verified. */
function bytesOf(body: unknown): Bytes {
  if (typeof body === 'string') return encodeText(body)
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength).slice()
  // Not `instanceof`: it may come from another realm.
  if (Object.prototype.toString.call(body) === '[object ArrayBuffer]')
    return new Uint8Array(body as ArrayBuffer).slice()
  const is = body === undefined || body === null ? 'missing' : `${typeName(body)}, not the bytes that are signed`
  throw new TypeError(`body must be the raw body, as text or bytes, but is ${is}. ${HOW_TO_GET_IT}`)
}

const HOW_TO_GET_IT =
  "Express: express.raw({ type: '*/*' }) on this route. Nest: NestFactory.create(module, { rawBody: true }), then req.rawBody. " +
  "Fastify: addContentTypeParser with { parseAs: 'buffer' }. Next: pass the request of the route handler. Hono: pass c.req.raw"

/** By name in any case. A header that came several times is one value, as HTTP joins them. */
function readHeaders(headers: object): Pick<Headers, 'get'> {
  const { get, [Symbol.iterator]: iterator } = headers as Partial<Headers>
  // A Map has both, and its `get` knows names in one case only.
  if (typeof iterator !== 'function' && typeof get === 'function')
    return { get: (name) => textOf(get.call(headers, name)) ?? null }
  const values = new Map<string, string[]>()
  for (const entry of typeof iterator === 'function' ? (headers as Iterable<unknown>) : Object.entries(headers)) {
    if (!Array.isArray(entry) || entry.length !== 2)
      throw new TypeError('headers must be Headers, a Map or an object: of a request of Node pass `headers`')
    const [name, value] = entry as unknown[]
    const text = textOf(value)
    const key = String(name).toLowerCase()
    if (text !== undefined) values.set(key, [...(values.get(key) ?? []), text])
  }
  return { get: (name) => values.get(name.toLowerCase())?.join(', ') ?? null }
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  return Array.isArray(value) ? value.map(String).join(', ') : undefined
}
