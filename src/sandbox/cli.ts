#!/usr/bin/env node
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { version } from '../../generated/contract.js'
import { HELP, oneLine, parseCommandLine } from './command-line.js'
import { startSandbox, type Sandbox } from './server.js'

async function main(): Promise<void> {
  const command = parseCommandLine(process.argv.slice(2))
  if (command.action === 'help') return void process.stdout.write(HELP)
  if (command.action === 'version') return console.log(version)
  const { port, host, folder } = command
  if (folder !== undefined) checkPemFolder(folder)
  const sandbox = await startSandbox({ port, host })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close())
  try {
    if (folder !== undefined) writePem(folder, sandbox)
  } catch (error) {
    await sandbox.close()
    throw error
  }
  console.log(greeting(sandbox, folder))
}

/** Says that the files beside it are a sandbox's, which the next start may overwrite. */
const MARKER = '.wechatpay-payscore-sandbox'

const pemFiles = {
  'apiclient_key.pem': 'merchantPrivateKey',
  'apiclient_cert.pem': 'merchantCertificate',
  'pub_key.pem': 'platformPublicKey',
  'wechatpay_cert.pem': 'platformCertificate',
} as const

/** The files have the names of the real ones: those must never be overwritten. */
function checkPemFolder(folder: string): void {
  const taken = Object.keys(pemFiles).find((name) => existsSync(join(folder, name)))
  if (taken !== undefined && !existsSync(join(folder, MARKER))) {
    throw new Error(`--pem-dir: ${join(folder, taken)} is there and not a sandbox's: name another folder`)
  }
}

function writePem(folder: string, { pem }: Sandbox): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, MARKER), 'Keys and certificates of a sandbox. Each start overwrites them.\n')
  for (const [name, key] of Object.entries(pemFiles)) {
    rmSync(join(folder, name), { force: true })
    writeFileSync(join(folder, name), pem[key], { mode: 0o600 })
  }
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

Point a client at it, for example this package's (in a clone, after npm run build):

  import { createWechatpayClient, importPrivateKey, importPublicKey } from 'wechatpay-payscore'

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

${
  folder === undefined
    ? ''
    : `Or complete an order in a clone with npm start -- serviceorder SERVICE-ORDER-1 body.json and

  export WECHATPAY_BASE_URL=${url} WECHATPAY_MCHID=${mchid} WECHATPAY_SERIAL_NO=${pem.merchantSerial}
  export WECHATPAY_PRIVATE_KEY_FILE=${join(folder, 'apiclient_key.pem')} WECHATPAY_PUBLIC_KEY_FILE=${join(folder, 'pub_key.pem')}
  export WECHATPAY_PUBLIC_KEY_ID=${pem.platformPublicKeyId}

`
}Make the next answer fail:  curl -d '"SYSTEM_ERROR"' ${url}/_sandbox/faults
See what arrived:           curl ${url}/_sandbox/requests

Ctrl-C stops it.`
}

try {
  await main()
} catch (error) {
  // A mistake of the command line or a taken port: one line says it, a stack does not help.
  console.error(`wechatpay-payscore-sandbox: ${oneLine(error)}`)
  process.exitCode = 1
}
