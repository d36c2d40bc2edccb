/** A client that is measured: a file in clients/. The order is that of the report. */
export interface Client {
  readonly file: string
  readonly name: string
  readonly kind: 'this' | 'floor' | 'peer' | 'part'
  /** What it does; a run begins with a proof of it. */
  readonly signs: boolean
  readonly verifies: boolean
}

const both = { signs: true, verifies: true }

/** Another build of this package, for `--also`. */
export const before: Client = { file: 'before', name: 'wechatpay-payscore before', kind: 'this', ...both }

export const clients: readonly Client[] = [
  { file: 'floor-sync', name: 'undici + node:crypto, sync sign', kind: 'floor', ...both },
  { file: 'floor-async', name: 'undici + node:crypto, async sign', kind: 'floor', ...both },
  { file: 'payscore', name: 'wechatpay-payscore', kind: 'this', ...both },
  { file: 'payscore-fetch', name: 'wechatpay-payscore over fetch', kind: 'this', ...both },
  { file: 'axios-plugin', name: 'wechatpay-axios-plugin', kind: 'peer', ...both },
  { file: 'node-v3-verify', name: 'wechatpay-node-v3 with verifySign', kind: 'peer', ...both },
  { file: 'node-v3', name: 'wechatpay-node-v3, not verifying', kind: 'peer', signs: true, verifies: false },
  { file: 'http', name: 'node:http + node:crypto by hand', kind: 'part', ...both },
  { file: 'fetch', name: 'fetch + node:crypto by hand', kind: 'part', ...both },
  { file: 'openapi-fetch', name: 'openapi-fetch alone, unsigned', kind: 'part', signs: false, verifies: false },
]
