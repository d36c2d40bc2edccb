import { UnexpectedResponseError, type ApiError } from './errors.js'
import type { Bytes } from './signature.js'

/**
 * What came back, read once: whatever a response says of itself later, what was verified is what goes on. It may come from
 * a `fetch` or a middleware of the caller's own.
 */
export interface Answer {
  readonly status: number
  readonly isSuccess: boolean
  readonly headers: Headers
  readonly body: Bytes
  /** The JSON value of the body, undefined when it has none. */
  json(): unknown
  /** The response itself; its body is consumed. */
  readonly response: Response
}

/** No answer of the contract comes near this many bytes. */
const MAX_BODY = 1024 * 1024

/** @throws UnexpectedResponseError for a body of more than 1 MiB */
export async function readAnswer(response: Response): Promise<Answer> {
  const { status, headers } = response
  const body = await readBody(response)
  let value: { json: unknown } | undefined
  return {
    status,
    isSuccess: status >= 200 && status <= 299,
    headers,
    body,
    json: () => (value ??= { json: parseJson(body) }).json,
    response,
  }
}

/** A response over the bytes that were verified. */
export function toResponse({ status, headers, body, response: { statusText } }: Answer): Response {
  return new Response(NULL_BODY_STATUS.has(status) ? null : body, {
    status,
    headers,
    // A reason phrase may have been read as UTF-8, and then no Response takes it.
    statusText: /^[\t\x20-\x7E]*$/.test(statusText) ? statusText : '',
  })
}

/** An error for an answer that is not the contract's, with a body that can be read where its status allows one. */
export function unexpected(answer: Answer, why: string): UnexpectedResponseError {
  const { status, headers, body, response } = answer
  const type = shown(headers.get('Content-Type') ?? 'no content type')
  const message = `The answer is ${why}: status ${status}, ${type}, ${body.length} bytes`
  // Only these can be built; there are others on the wire.
  return new UnexpectedResponseError(message, status >= 200 && status <= 599 ? toResponse(answer) : response)
}

/** The error of the API that an answer is, by its status and its shape. */
export function apiErrorOf({ status, json }: Answer): ApiError | undefined {
  if (status < 400 || status > 599) return undefined
  const value = json()
  return hasErrorShape(value) ? value : undefined
}

/** Whether a JSON value has the shape of the API's errors. */
export function hasErrorShape(value: unknown): value is ApiError {
  if (typeof value !== 'object' || value === null) return false
  return 'code' in value && typeof value.code === 'string' && 'message' in value && typeof value.message === 'string'
}

/** What a stranger sent, for a message: short and on one line. */
export function shown(text: string): string {
  return JSON.stringify(text.length > 64 ? `${text.slice(0, 64)}…` : text)
}

const NULL_BODY_STATUS = new Set([204, 205, 304])
const decoder = new TextDecoder()

async function readBody(response: Response): Promise<Bytes> {
  // A response without a stream is one that somebody made up.
  if (!response.body) return new Uint8Array(await response.arrayBuffer())
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = response.body.getReader()
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    length += chunk.value.length
    if (length > MAX_BODY) {
      // Not awaited: a stream that does not end need not end its cancellation either.
      reader.cancel().catch(() => {})
      throw new UnexpectedResponseError(
        `The answer is too large: status ${response.status}, over ${MAX_BODY} bytes`,
        response,
      )
    }
    chunks.push(chunk.value)
  }
  const body = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    body.set(chunk, offset)
    offset += chunk.length
  }
  return body
}

function parseJson(body: Bytes): unknown {
  try {
    return JSON.parse(decoder.decode(body)) as unknown
  } catch {
    return undefined
  }
}
