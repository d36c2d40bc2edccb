const { Deno } = globalThis as { Deno?: { createHttpClient?(options: { poolMaxIdlePerHost: number }): object } }

/**
 * What Deno's `fetch` needs besides the request. It sends a request again by itself when a connection that it kept was
 * cut, and then nobody knows whether the first one arrived. So we let it keep none.
 */
export const denoInit: RequestInit | undefined =
  // `as`: an option that only Deno's own type has.
  Deno?.createHttpClient && ({ client: Deno.createHttpClient({ poolMaxIdlePerHost: 0 }) } as RequestInit)
