import type { Middleware } from 'openapi-fetch'
import { keepOriginal } from './platform/fetch-transport.js'

type OnRequest = Parameters<NonNullable<Middleware['onRequest']>>[0]
type OnResponse = Parameters<NonNullable<Middleware['onResponse']>>[0]
type OnError = Parameters<NonNullable<Middleware['onError']>>[0]

/**
 * A middleware that can hand over no response unchecked.
 *
 * @param check returns the response to go on with, or throws
 */
export function guarded(middleware: Middleware, check: (response: Response) => Promise<Response>): Middleware {
  const { onRequest, onResponse, onError } = middleware
  // `as`: which of the three a middleware has decides which of its type's variants it is.
  return {
    ...(onRequest && {
      onRequest: async (it: OnRequest) => {
        const result: unknown = await onRequest.call(middleware, it)
        if (result instanceof Request && result !== it.request) return keepOriginal(result, it.request)
        return result instanceof Response ? check(result) : result
      },
    }),
    ...(onResponse && {
      onResponse: async (it: OnResponse) => {
        const result: unknown = (await onResponse.call(middleware, it)) || it.response
        return result instanceof Response ? check(result) : result
      },
    }),
    ...(onError && {
      onError: async (it: OnError) => {
        const result: unknown = await onError.call(middleware, it)
        return result instanceof Response ? check(result) : result
      },
    }),
  } as Middleware
}

/** @throws TypeError for what openapi-fetch would not call */
export function checkMiddleware(middleware: unknown): asserts middleware is Middleware {
  const hooks = ['onRequest', 'onResponse', 'onError']
  if (typeof middleware !== 'object' || middleware === null || !hooks.some((hook) => hook in middleware)) {
    throw new TypeError(`A middleware must be an object with one of ${hooks.join(', ')}`)
  }
}
