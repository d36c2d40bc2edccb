/** The entry on Node, by the conditions in package.json: the names of index.ts, by faster means. */
import type { Middleware } from 'openapi-fetch'
import { downloadCertificatesOn, type DownloadOptions } from './certificates.js'
import { wechatpayAuthOn } from './auth-middleware.js'
import type { WechatpayClient } from './calls.js'
import { createClientOn } from './client.js'
import type { Credentials, MerchantCredentials } from './credentials.js'
import type { WechatpayClientOptions } from './options.js'
import type { CryptoKey } from './message.js'
import { importCertificate, node } from './platform/node.js'

export * from './common.js'
export { importCertificate, importPrivateKey, importPublicKey } from './platform/node.js'

export function createWechatpayClient(credentials: Credentials, options: WechatpayClientOptions = {}): WechatpayClient {
  return createClientOn(node, credentials, options)
}

export function wechatpayAuth(credentials: Credentials, ...none: []): Middleware {
  return wechatpayAuthOn(node, credentials, none)
}

export async function downloadCertificates(
  credentials: MerchantCredentials,
  options: DownloadOptions = {},
): Promise<Record<string, CryptoKey>> {
  return downloadCertificatesOn({ ...node, importCertificate }, credentials, options)
}
