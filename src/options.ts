// Each throws a TypeError that names the option when its value can never be meant.

/** A base URL, read once. */
export interface BaseUrl {
  /** As a Request would write it, without a slash at the end. */
  readonly baseUrl: string
  readonly url: URL
  /** What every path there begins with; mostly ''. */
  readonly prefix: string
}

export type BaseUrls = readonly [BaseUrl, ...BaseUrl[]]

export function parseBaseUrls(baseUrl: unknown): BaseUrls {
  const [first, ...others]: unknown[] = Array.isArray(baseUrl) ? baseUrl : [baseUrl]
  if (Array.isArray(baseUrl) && baseUrl.length === 0) throw new TypeError('baseUrl must name at least one host')
  return [parseBaseUrl(first), ...others.map(parseBaseUrl)]
}

function parseBaseUrl(baseUrl: unknown): BaseUrl {
  const url = typeof baseUrl === 'string' && URL.canParse(baseUrl) ? new URL(baseUrl) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username || url.password) {
    throw new TypeError('baseUrl must be an absolute http or https URL without user, query and fragment')
  }
  if (url.protocol === 'http:' && /\.qq\.com\.?$/.test(url.hostname)) {
    throw new TypeError('baseUrl must be https for WeChat Pay: plain http shows customer data on the wire')
  }
  const prefix = url.pathname.replace(/\/+$/, '')
  return { baseUrl: url.origin + prefix, url, prefix }
}

export function assertSignal(signal: AbortSignal | null | undefined): void {
  // Not by its class: a polyfill has one of its own.
  if (signal && !('aborted' in Object(signal) && 'addEventListener' in Object(signal))) {
    throw new TypeError('signal must be an AbortSignal: of an AbortController it is `controller.signal`')
  }
}

export function assertFunction(option: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'function')
    throw new TypeError(`${option} must be a function, but is a ${typeof value}`)
}

/** It is for what a Request has not, like undici's `dispatcher`; what a Request has is signed, or protects what is. */
export function checkRequestInitExt(extension: object | undefined): void {
  const own = Object.keys(extension ?? {}).find((key) => key in Request.prototype)
  if (own !== undefined) throw new TypeError(`requestInitExt must not have ${own}: it would change what was signed`)
}

export function assertNumber(option: string, value: unknown, minimum: number, maximum: number): void {
  if (!Number.isInteger(value) || Number(value) < minimum || Number(value) > maximum) {
    throw new TypeError(`${option} must be a whole number from ${minimum} to ${maximum}, but is ${String(value)}`)
  }
}
