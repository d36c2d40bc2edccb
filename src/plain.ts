import { named, type Answer } from './answer.js'

// Where no middleware looks on, openapi-fetch needs neither a real Request nor a real Response: with their headers, signals
// and streams they cost as much as the exchange itself.

/** What openapi-fetch makes of a call, as it is. */
export class PlainRequest {
  readonly method: string
  readonly headers: Headers
  readonly signal: AbortSignal | undefined

  constructor(
    readonly url: string,
    init: { method: string; headers: Headers; signal?: AbortSignal },
  ) {
    this.method = init.method
    this.headers = init.headers
    this.signal = init.signal
  }
}

/** The response of a verified answer, whose body openapi-fetch takes once; to everybody after it the body is used. */
export function plainResponse(answer: Answer): Response {
  if (!isReady) {
    // Not before: naming `Response` loads all of `fetch`, for which a start should not wait.
    standIn(PlainHeaders, Headers)
    standIn(PlainResponse, Response)
    isReady = true
  }
  // `as`: what is not its own is the real one's.
  return new PlainResponse(answer) as unknown as Response
}

let isReady = false

class PlainHeaders {
  readonly #answer: Answer
  #real: Headers | undefined

  constructor(answer: Answer) {
    this.#answer = answer
  }

  get(name: string): string | null {
    // openapi-fetch believes it more than the body, and a `fetch` of one's own may hand over anything.
    if (name.toLowerCase() === 'content-length') return String(this.#answer.body.length)
    return this.#answer.headers.get(name)
  }

  real(): Headers {
    return (this.#real ??= new Headers(named(this.#answer.headers)))
  }
}

class PlainResponse {
  readonly status: number
  readonly ok: boolean
  readonly headers: PlainHeaders
  readonly #answer: Answer
  #real: Response | undefined

  constructor(answer: Answer) {
    this.#answer = answer
    this.status = answer.status
    this.ok = answer.isSuccess
    this.headers = new PlainHeaders(answer)
  }

  async json(): Promise<unknown> {
    return this.#take()?.json() ?? this.real().json()
  }

  async text(): Promise<string> {
    return this.#take()?.text() ?? this.real().text()
  }

  /** The real one, whose body is used as well. */
  real(): Response {
    if (!this.#real) {
      this.#real = this.#answer.toResponse()
      this.#real.text().catch(() => {})
    }
    return this.#real
  }

  #isUsed = false
  #take(): Answer | undefined {
    if (this.#isUsed) return undefined
    this.#isUsed = true
    return this.#answer
  }
}

/** Lets a class pass for another one: whatever it has not itself it takes from the real thing. */
function standIn<T extends object>(Plain: { prototype: { real(): T } }, Real: { prototype: T }): void {
  const own = Plain.prototype
  for (const name of Reflect.ownKeys(Real.prototype)) {
    if (Object.hasOwn(own, name) || name in { status: 0, ok: 0, headers: 0 }) continue
    Object.defineProperty(own, name, {
      configurable: true,
      get(this: { real(): T }) {
        const real = this.real()
        const value = Reflect.get(real, name, real) as unknown
        return typeof value === 'function' ? (value.bind(real) as unknown) : value
      },
    })
  }
  Object.setPrototypeOf(own, Real.prototype)
}
