/**
 * The parts of Request and Response that openapi-fetch reads. With them a call that no middleware looks at makes neither:
 * the real ones cost more than the rest of openapi-fetch.
 */

interface PlainInit {
  readonly method: string
  readonly headers: Headers
  readonly body?: string | undefined
}

/** In place of a Request: what openapi-fetch makes of a call. */
export class PlainRequest {
  readonly method: string
  readonly headers: Headers
  readonly body: string

  constructor(
    readonly url: string,
    { method, headers, body = '' }: PlainInit,
  ) {
    this.method = method
    this.headers = headers
    this.body = body
  }
}

/** In place of a Response: openapi-fetch finds nothing to parse in it, because we parse the verified bytes ourselves. */
export const plainResponse = { ok: true, status: 204, headers: { get: () => null } }
