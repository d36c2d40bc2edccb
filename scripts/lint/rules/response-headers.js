/** @import { Context, Node } from '../context.d.ts' */

const HEADERS = ['Request-ID', 'Wechatpay-Timestamp', 'Wechatpay-Nonce', 'Wechatpay-Signature', 'Wechatpay-Serial']

/** Each response of WeChat Pay declares the headers that verification needs. */
export function responseHeaders() {
  return {
    Paths: {
      Response(/** @type {Node} */ response, /** @type {Context} */ { report, location }) {
        const headers = response.headers ?? {}
        const missing = HEADERS.filter((name) => !new RegExp(`/${name}(\\.yaml)?$`).test(headers[name]?.$ref ?? ''))
        if (missing.length > 0) {
          report({ message: `Declare the response headers ${missing.join(', ')}, each by its component.`, location })
        }
      },
    },
  }
}
