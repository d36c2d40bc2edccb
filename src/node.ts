/** The entry on Node, by the conditions in package.json: the names of index.ts, by faster means. */
export * from './common.js'
export { createWechatpayClient, wechatpayAuth } from './node/client.js'
export { importCertificate, importPrivateKey, importPublicKey } from './platform/node.js'
