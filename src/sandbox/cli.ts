#!/usr/bin/env node
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { version } from '../../generated/version.js'
import { startSandbox, type Sandbox } from './server.js'

const HELP = `Usage: wechatpay-payscore-sandbox [options]

A local WeChat Pay for the three endpoints that complete an order.

  --port NUMBER    where to listen, 0 for a free port (default 8787)
  --host ADDRESS   which address to listen on (default 127.0.0.1: only this machine)
  --pem-dir FOLDER write the keys and certificates there, as files
  --help           print this
  --version        print the version
`

try {
  await main()
} catch (error) {
  // A mistake of the command line or a taken port: one line says it, a stack does not help.
  console.error(`wechatpay-payscore-sandbox: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8787' },
      host: { type: 'string', default: '127.0.0.1' },
      'pem-dir': { type: 'string' },
      help: { type: 'boolean', default: false },
      version: { type: 'boolean', default: false },
    },
  })
  if (values.help) return void process.stdout.write(HELP)
  if (values.version) return console.log(version)
  if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65535) {
    throw new Error(`--port must be a number from 0 to 65535, but is "${values.port}"`)
  }
  const sandbox = await startSandbox({ port: Number(values.port), host: values.host })
  if (values['pem-dir'] !== undefined) writePem(values['pem-dir'], sandbox)
  console.log(greeting(sandbox, values['pem-dir']))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close())
}

function writePem(folder: string, { pem }: Sandbox): void {
  mkdirSync(folder, { recursive: true })
  const files = {
    'apiclient_key.pem': pem.merchantPrivateKey,
    'apiclient_cert.pem': pem.merchantCertificate,
    'pub_key.pem': pem.platformPublicKey,
    'wechatpay_cert.pem': pem.platformCertificate,
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o600 })
}

function greeting({ url, mchid, pem, orders }: Sandbox, folder: string | undefined): string {
  const rows = orders.list().map(({ product, out_order_no, state, state_description, finish_ticket }) => {
    const note = [state_description, finish_ticket && `finish_ticket ${finish_ticket}`].filter(Boolean).join(', ')
    return `  ${product.padEnd(18)}  ${out_order_no.padEnd(22)}  ${state.padEnd(13)}  ${note}`.trimEnd()
  })
  const [first] = orders.list()
  return `The sandbox listens on ${url}

  merchant number (mchid)        ${mchid}
  merchant certificate's serial  ${pem.merchantSerial}
  platform certificate's serial  ${pem.platformSerial}
  WeChat Pay public key's id     ${pem.platformPublicKeyId}
  keys and certificates          ${folder ?? `${url}/_sandbox/credentials, or as files with --pem-dir FOLDER`}

Orders (appid ${first?.appid}, service_id ${first?.service_id}):

${rows.join('\n')}

Point a client at it, for example this package's:

  const { mchid, merchantSerial, merchantPrivateKey, platformPublicKeyId, platformPublicKey } =
    await (await fetch('${url}/_sandbox/credentials')).json()
  const client = createWechatpayClient(
    {
      mchid,
      serialNo: merchantSerial,
      privateKey: await importPrivateKey(merchantPrivateKey),
      platformKeys: { [platformPublicKeyId]: await importPublicKey(platformPublicKey) },
    },
    { baseUrl: '${url}' },
  )

Make the next answer fail:  curl -d '"SYSTEM_ERROR"' ${url}/_sandbox/faults
See what arrived:           curl ${url}/_sandbox/requests

Ctrl-C stops it.`
}
