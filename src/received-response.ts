import { UnexpectedResponseError, type ApiError } from './errors.js'
import type { Bytes } from './message.js'

/**
 * What came back, read once: whatever a response says of itself later, what was verified is what goes on. It may come from
 * a `fetch` or a middleware of the caller's own.
 */
export class ReceivedResponse {
  #value: { json: unknown } | undefined

  constructor(
    readonly status: number,
    readonly statusText: string,
    readonly headers: ReadHeaders,
    readonly body: Bytes,
  ) {}

  get isSuccess(): boolean {
    return this.status >= 200 && this.status <= 299
  }

  /** The JSON value of the body, undefined when it has none. */
  json(): unknown {
    this.#value ??= { json: parseJson(this.text()) }
    return this.#value.json
  }

  text(): string {
    return decoder.decode(this.body)
  }

  /** A response over the bytes that were received, or over none. */
  toResponse(body: Bytes | null = this.body): Response {
    const { status } = this
    if (status >= 200 && status <= 599) {
      const response = new Response(NULL_BODY_STATUS.has(status) ? null : body, this.responseInit())
      // openapi-fetch believes it more than the body, and a `fetch` of one's own may hand over anything.
      if (body && response.headers.has('Content-Length')) response.headers.set('Content-Length', String(body.length))
      return response
    }
    // There are others on the wire, of which no Response can be built.
    const response = new Response(null, { ...this.responseInit(), status: 599 })
    return Object.defineProperty(response, 'status', { value: status })
  }

  /** A response whose body has been read, as one is from which a result was taken. */
  toUsedResponse(): Response {
    const response = this.toResponse()
    void response.arrayBuffer().catch(() => {})
    return response
  }

  private responseInit(): { status: number; statusText: string; headers: [string, string][] } {
    const { status, statusText, headers } = this
    // A reason phrase may have been read as UTF-8, and then no Response takes it.
    return { status, statusText: /^[\t\x20-\x7E]*$/.test(statusText) ? statusText : '', headers: named(headers) }
  }

  /** An error for an answer that is not the contract's, with a body that can be read. */
  unexpected(why: string): UnexpectedResponseError {
    const type = quote(this.headers.get('Content-Type') ?? 'no content type')
    const message = `The answer is ${why}: status ${this.status}, ${type}, ${this.body.length} bytes`
    return new UnexpectedResponseError(message, this.toResponse())
  }
}

/** `Headers`, or as much of it as is needed here. */
export type ReadHeaders = Pick<Headers, 'get'> & Iterable<[string, string]>

/** No answer of the contract comes near this many bytes. */
export const MAX_BODY = 1024 * 1024

/**
 * @param signal ends the reading
 * @throws UnexpectedResponseError for a body of more than 1 MiB
 */
export async function readResponse(response: Response, signal?: AbortSignal): Promise<ReceivedResponse> {
  const { status, statusText, headers } = response
  const body = await readBody(response, signal)
  if (body) return new ReceivedResponse(status, statusText, headers, body)
  throw tooLarge(status, headers)
}

export function tooLarge(status: number, headers: ReadHeaders): UnexpectedResponseError {
  const message = `The answer is too large: status ${status}, over ${MAX_BODY} bytes`
  return new UnexpectedResponseError(
    message,
    new ReceivedResponse(status, '', headers, new Uint8Array()).toResponse(null),
  )
}

/** The error of the API that an answer is, by its status and its shape. */
export function apiErrorOf(answer: ReceivedResponse): ApiError | undefined {
  if (answer.status < 400 || answer.status > 599) return undefined
  const value = answer.json()
  return hasErrorShape(value) ? value : undefined
}

/** Whether a JSON value has the shape of the API's errors. */
export function hasErrorShape(value: unknown): value is ApiError {
  if (typeof value !== 'object' || value === null) return false
  return 'code' in value && typeof value.code === 'string' && 'message' in value && typeof value.message === 'string'
}

/** What a stranger sent, for a message: short and on one line. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 64 ? `${text.slice(0, 64)}…` : text)
}

/** The chunks of a body in one piece. */
export function concat(chunks: readonly Uint8Array[], length: number): Bytes {
  // Copied even when there is one: whoever handed it over may use its memory again, and what was verified must stay.
  const body = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    body.set(chunk, offset)
    offset += chunk.length
  }
  return body
}

/** Without names that are none: Node's `fetch` hands them over, and no Response takes them. */
function named(headers: ReadHeaders): [string, string][] {
  return [...headers].filter(([name]) => /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name))
}

const NULL_BODY_STATUS = new Set([204, 205, 304])
const decoder = new TextDecoder()

/** undefined when it is too large. */
async function readBody(response: Response, signal?: AbortSignal): Promise<Bytes | undefined> {
  // A response without a stream is one that somebody made up.
  if (!response.body) return new Uint8Array(await response.arrayBuffer())
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = response.body.getReader()
  // The `fetch` of Node may have lost sight of its signal by now, and would leave the connection open.
  signal?.addEventListener('abort', () => void reader.cancel().catch(() => {}), { once: true })
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    length += chunk.value.length
    if (length > MAX_BODY) {
      // Not awaited: a stream that does not end need not end its cancellation either.
      reader.cancel().catch(() => {})
      return undefined
    }
    chunks.push(chunk.value)
  }
  return concat(chunks, length)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
