const { Deno } = globalThis as { Deno?: { createHttpClient?(options: { poolMaxIdlePerHost: number }): object } }

/**
 * What Deno's `fetch` needs besides. It sends a request once more by itself, without telling, when a connection that it had
 * kept is cut; then nobody could say whether the first one arrived. So there none is kept.
 */
export const denoInit: RequestInit | undefined =
  // `as`: an option that only Deno's own type has.
  Deno?.createHttpClient && ({ client: Deno.createHttpClient({ poolMaxIdlePerHost: 0 }) } as RequestInit)
