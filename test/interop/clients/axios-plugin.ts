/** wechatpay-axios-plugin: `Wechatpay`, and its command that downloads certificates. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Sandbox } from '../../../src/sandbox/index.js'
import { platformPem, type ClientKind, type Taken } from './types.js'

type Request = (config: object) => Promise<{ status: number; data: Record<string, unknown> }>

const require = createRequire(import.meta.url)
// `as`: the package is installed in this folder only, so TypeScript does not have its types.
const { Wechatpay } = require('wechatpay-axios-plugin') as {
  Wechatpay: new (config: object) => { client: { v3: { request: Request } } }
}

export const axiosPlugin: ClientKind = {
  name: 'wechatpay-axios-plugin 0.9.6',
  // The client copies `certs` when it is created, so it does not see those that the command puts there before it verifies the
  // list: it prints the good response that it refused.
  downloadFails: /^\{\n {2}status: 200,/,
  create: async (sandbox, mode) => {
    const { pem, mchid, url } = sandbox
    const { client } = new Wechatpay({
      mchid,
      serial: pem.merchantSerial,
      privateKey: pem.merchantPrivateKey,
      certs: platformPem(sandbox, mode),
      baseURL: url,
    })
    return {
      call: async (method, target, body) => {
        const { status, data } = await client.v3.request({ method, url: target, data: body })
        return { status, body: data } satisfies Taken
      },
      downloadCertificates: async () => download(sandbox),
    }
  },
}

async function download({ url, mchid, pem, apiV3Key }: Sandbox): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'interop-'))
  try {
    const key = join(folder, 'apiclient_key.pem')
    writeFileSync(key, pem.merchantPrivateKey)
    const command = join(dirname(require.resolve('wechatpay-axios-plugin')), 'bin/cli.js')
    const options = ['-m', mchid, '-s', pem.merchantSerial, '-f', key, '-k', apiV3Key, '-o', folder]
    const { stderr } = await promisify(execFile)(process.execPath, [command, 'crt', '-u', url, ...options])
    const files = readdirSync(folder).filter((name) => name.startsWith('wechatpay_'))
    if (files.length === 0) throw new Error(stderr.slice(0, 200))
    return Object.fromEntries(
      files.map((name) => [name.slice('wechatpay_'.length, -'.pem'.length), readFileSync(join(folder, name), 'utf8')]),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}
