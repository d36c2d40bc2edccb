/** A worker process with the READMEs' BullMQ example: `worker.ts REDIS SANDBOX`. It tells its parent of each job that it begins. */
import { createWechatpayClient, importPrivateKey, importPublicKey } from 'wechatpay-payscore'
import { startWorker } from './extracted/hurried/bullmq.js'

const [redis = '', sandbox = ''] = process.argv.slice(2)
// `as`: what the sandbox says of itself.
const told = (await (await fetch(`${sandbox}/_sandbox/credentials`)).json()) as Record<
  'mchid' | 'merchantSerial' | 'merchantPrivateKey' | 'platformPublicKeyId' | 'platformPublicKey',
  string
>
const client = createWechatpayClient(
  {
    mchid: told.mchid,
    serialNo: told.merchantSerial,
    privateKey: await importPrivateKey(told.merchantPrivateKey),
    platformKeys: { [told.platformPublicKeyId]: await importPublicKey(told.platformPublicKey) },
  },
  { baseUrl: sandbox, deadline: 2_500 },
)
const { worker, stop } = startWorker(client, { path: redis })
worker.on('active', () => process.send?.(worker.id))
process.once('SIGTERM', stop)
// An open channel would keep the process alive: only the worker may.
process.channel?.unref()
