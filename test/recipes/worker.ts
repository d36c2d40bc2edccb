/** A worker process with the BullMQ recipe: `worker.ts REDIS SANDBOX`. It notifies its parent of each job that it begins. */
import { createWechatpayClient, importPrivateKey, importPublicKey } from 'wechatpay-payscore'
import { startWorker } from './extracted/bullmq-hurried.js'

const [redis = '', sandbox = ''] = process.argv.slice(2)
// `as`: the sandbox documents these fields.
const pem = (await (await fetch(`${sandbox}/_sandbox/credentials`)).json()) as Record<
  'mchid' | 'merchantSerial' | 'merchantPrivateKey' | 'platformPublicKeyId' | 'platformPublicKey',
  string
>
const client = createWechatpayClient(
  {
    mchid: pem.mchid,
    serialNo: pem.merchantSerial,
    privateKey: await importPrivateKey(pem.merchantPrivateKey),
    platformKeys: { [pem.platformPublicKeyId]: await importPublicKey(pem.platformPublicKey) },
  },
  { baseUrl: sandbox, deadline: 2_500 },
)
const { worker, stop } = startWorker(client, { path: redis })
worker.on('active', () => process.send?.(worker.id))
process.once('SIGTERM', stop)
// An open channel would keep the process alive; only the worker may do that.
process.channel?.unref()
