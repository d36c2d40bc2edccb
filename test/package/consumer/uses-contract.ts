/** The contract and the manifest as JSON. It is compiled, not run; `module: node16` has no import attributes. */
import contract from 'wechatpay-payscore/openapi.json' with { type: 'json' }
import manifest from 'wechatpay-payscore/package.json' with { type: 'json' }

export const openapi: string = contract.openapi
export const path: object = contract.paths['/v3/payscore/serviceorder/{out_order_no}/complete'].post
export const name: string = manifest.name
