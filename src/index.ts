/** The entry wherever there is no other: Web APIs only. */
export * from './common.js'
export { downloadCertificates } from './certificates.js'
export { createWechatpayClient } from './client.js'
export { wechatpayAuth } from './auth-middleware.js'
export { importCertificate, importPrivateKey, importPublicKey } from './pem.js'
