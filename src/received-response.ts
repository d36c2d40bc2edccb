import { quote, UnexpectedResponseError, type ApiError } from './errors.js'
import type { Bytes } from './message.js'

/** `Headers`, or as much of it as we need. */
export type ReadHeaders = Pick<Headers, 'get'> & Iterable<[string, string]>

/** No response of the contract comes near this many bytes. */
export const MAX_BODY = 1024 * 1024

/**
 * A response, read once. What was verified is what goes on, whatever the object that it was read from says later: that
 * may have come from a caller's own `fetch` or middleware.
 */
export class ReceivedResponse {
  #json: { value: unknown } | undefined
  #response: Response | undefined

  constructor(
    readonly status: number,
    readonly statusText: string,
    readonly headers: ReadHeaders,
    readonly body: Bytes,
  ) {}

  get isSuccess(): boolean {
    return this.status >= 200 && this.status <= 299
  }

  /** The JSON value of the body; undefined when it has none. */
  json(): unknown {
    this.#json ??= { value: parseJson(decoder.decode(this.body)) }
    return this.#json.value
  }

  /** The error that the API reports, if the response has its status and its shape. */
  apiError(): ApiError | undefined {
    if (this.status < 400 || this.status > 599) return undefined
    const value = this.json()
    return hasErrorShape(value) ? value : undefined
  }

  /** The Response that the caller of a call sees: always the same one, made when somebody asks for it. */
  get response(): Response {
    this.#response ??= this.toResponse()
    return this.#response
  }

  /** A new Response over the bytes that were received, or over none. */
  toResponse(body: Bytes | null = this.body): Response {
    const { status, statusText } = this
    // The wire may carry other statuses, of which no Response can be built.
    const isOdd = status < 200 || status > 599
    const response = new Response(NULL_BODY_STATUS.has(status) ? null : body, {
      status: isOdd ? 599 : status,
      // A reason phrase may have been read as UTF-8, and then no Response takes it.
      statusText: /^[\t\x20-\x7E]*$/.test(statusText) ? statusText : '',
      headers: validHeaders(this.headers),
    })
    // A custom fetch may state any length; the true one is that of the bytes.
    if (body && response.headers.has('Content-Length')) response.headers.set('Content-Length', String(body.length))
    return isOdd ? Object.defineProperty(response, 'status', { value: status }) : response
  }

  /** An error for a response that is not the contract's. Its `response` can be read. */
  unexpected(why: string): UnexpectedResponseError {
    const type = quote(this.headers.get('Content-Type') ?? 'no content type')
    const message = `The response is ${why}: status ${this.status}, ${type}, ${this.body.length} bytes`
    return new UnexpectedResponseError(message, { outcome: 'unknown', response: this.toResponse() })
  }
}

/**
 * Reads a response of a `fetch` to its end. It is decompressed already.
 *
 * @param signal ends the reading
 * @throws UnexpectedResponseError for a body of more than 1 MiB
 */
export async function readResponse(response: Response, signal?: AbortSignal): Promise<ReceivedResponse> {
  const { status, statusText } = response
  // A copy: the caller's `fetch` may change the object later.
  const headers = new Headers(validHeaders(response.headers))
  const body = await readBytes(response, signal)
  if (body) return new ReceivedResponse(status, statusText, headers, body)
  throw tooLarge(status, headers)
}

/**
 * The bytes of a body; undefined when they are more than 1 MiB.
 *
 * @param signal ends the reading
 */
export async function readBytes(message: Request | Response, signal?: AbortSignal): Promise<Bytes | undefined> {
  // A Response of a test may have no stream, and some browsers' Request has none.
  if (!message.body) {
    const bytes = new Uint8Array(await message.arrayBuffer())
    return bytes.length > MAX_BODY ? undefined : bytes
  }
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = message.body.getReader()
  // We do not wait for it: a stream without end may never finish its cancellation.
  const cancel = (): void => void reader.cancel().catch(() => {})
  // Node's `fetch` may have lost its signal by now, and would leave the connection open.
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    for (let reads = 1; length <= MAX_BODY; reads++) {
      if (signal?.aborted) throw signal.reason
      const { done, value } = await reader.read()
      if (done) return concat(chunks, length)
      if (value.length > 0) chunks.push(value)
      length += value.length
      // A stream that always has more would keep timers and signals from running.
      if (reads % READS_AT_ONCE === 0) await new Promise((resolve) => setTimeout(resolve))
    }
    cancel()
    return undefined
  } finally {
    signal?.removeEventListener('abort', cancel)
  }
}

const READS_AT_ONCE = 1000

export function tooLarge(status: number, headers: ReadHeaders): UnexpectedResponseError {
  return unreadable(status, headers, `is too large, over ${MAX_BODY} bytes`)
}

/** The error for a response whose body is not there to be read. */
export function unreadable(status: number, headers: ReadHeaders, why: string): UnexpectedResponseError {
  const response = new ReceivedResponse(status, '', headers, new Uint8Array()).toResponse(null)
  return new UnexpectedResponseError(`The response ${why}: status ${status}`, { outcome: 'unknown', response })
}

/** The chunks of a body in one piece. */
export function concat(chunks: readonly Uint8Array[], length: number): Bytes {
  // We copy even a single chunk: its owner may use the memory again, and verified bytes must stay as they are.
  const body = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    body.set(chunk, offset)
    offset += chunk.length
  }
  return body
}

const NULL_BODY_STATUS = new Set([204, 205, 304])
const decoder = new TextDecoder()

function hasErrorShape(value: unknown): value is ApiError {
  if (typeof value !== 'object' || value === null) return false
  return 'code' in value && typeof value.code === 'string' && 'message' in value && typeof value.message === 'string'
}

/** Without invalid names: Node's `fetch` hands them over, and no Response takes them. */
function validHeaders(headers: ReadHeaders): [string, string][] {
  return [...headers].filter(([name]) => /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
