/**
 * The parts of Request and Response that openapi-fetch reads, for a call that no middleware looks at: real ones cost more
 * than the rest of openapi-fetch. Body and headers do not pass through them.
 */

/** In place of a Request: path and query, as openapi-fetch writes them. */
export class PlainRequest {
  readonly method: string

  constructor(
    readonly url: string,
    { method }: { readonly method: string },
  ) {
    this.method = method
  }
}

/** In place of a Response: openapi-fetch finds nothing to parse in it, because we parse the verified bytes ourselves. */
export const plainResponse = { ok: true, status: 204, headers: { get: () => null } }
