export { createWechatpayClient, wechatpayAuth } from '../../src/node/client.js'
export { importCertificate, importPrivateKey, importPublicKey } from '../../src/platform/node.js'
