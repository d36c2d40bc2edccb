/** A base URL, read once. */
export interface BaseUrl {
  /** As a Request would write it, without a slash at the end. */
  readonly href: string
  readonly url: URL
  /** What every path there begins with; mostly ''. */
  readonly prefix: string
}

export type BaseUrls = readonly [BaseUrl, ...BaseUrl[]]

/** @throws TypeError that says what a base URL has to be */
export function parseBaseUrls(baseUrl: unknown): BaseUrls {
  // Of an empty list the first one is undefined, which is none.
  const [first, ...others]: unknown[] = Array.isArray(baseUrl) ? baseUrl : [baseUrl]
  return [parseBaseUrl(first), ...others.map(parseBaseUrl)]
}

function parseBaseUrl(baseUrl: unknown): BaseUrl {
  const url = typeof baseUrl === 'string' && URL.canParse(baseUrl) ? new URL(baseUrl) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username || url.password) {
    throw new TypeError('baseUrl must be an absolute http or https URL without user, query and fragment')
  }
  assertEncrypted(url)
  const prefix = url.pathname.replace(/\/+$/, '')
  return { href: url.origin + prefix, url, prefix }
}

/**
 * Where a URL is that begins with the first base URL: path and query after it. A middleware may have sent the request
 * elsewhere: then there is no other base URL to try.
 */
export function locate(address: string, baseUrls: BaseUrls): { target: string; baseUrls: BaseUrls } {
  const url = new URL(address)
  assertEncrypted(url)
  const target = url.pathname + url.search
  const [{ url: first, prefix }] = baseUrls
  return url.origin === first.origin && target.startsWith(`${prefix}/`)
    ? { target: target.slice(prefix.length), baseUrls }
    : { target, baseUrls: [{ href: url.origin, url, prefix: '' }] }
}

function assertEncrypted({ protocol, hostname }: URL): void {
  if (protocol === 'http:' && /(^|\.)(qq\.com|wechatpay\.cn)\.?$/.test(hostname))
    throw new TypeError('baseUrl must be https for WeChat Pay')
}
