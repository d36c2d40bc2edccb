import type { Answer } from './answer.js'

// Where no middleware looks on, openapi-fetch needs neither a real Request nor a Response with a stream: with their signals
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

/** A response whose body openapi-fetch takes once, as JSON; to everybody after it the body is used. */
export function plainResponse(answer: Answer): Response {
  PlainResponse ??= definePlainResponse()
  return new PlainResponse(answer)
}

let PlainResponse: (new (answer: Answer) => Response) | undefined

/** Defined at the first answer: naming `Response` loads all of `fetch`, which a start should not wait for. */
function definePlainResponse(): NonNullable<typeof PlainResponse> {
  const used = (): never => {
    throw new TypeError('Body is unusable: Body has already been read')
  }
  return class extends Response {
    #answer: Answer | undefined

    constructor(answer: Answer) {
      super(null, answer.responseInit())
      // From a `fetch` of one's own it may be wrong, and openapi-fetch would believe it more than the body.
      if (answer.body.length > 0 && answer.headers.get('Content-Length') === '0') this.headers.delete('Content-Length')
      this.#answer = answer
    }

    override get bodyUsed(): boolean {
      return this.#answer === undefined
    }

    override async json(): Promise<unknown> {
      return this.#take().json()
    }

    override async text(): Promise<string> {
      return this.#take().text()
    }

    override arrayBuffer = async (): Promise<never> => used()
    override blob = async (): Promise<never> => used()
    override bytes = async (): Promise<never> => used()
    override formData = async (): Promise<never> => used()
    override clone = used

    #take(): Answer {
      const answer = this.#answer ?? used()
      this.#answer = undefined
      return answer
    }
  }
}
