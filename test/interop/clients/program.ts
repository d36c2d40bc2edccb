/** The clients in PHP and Python of this folder: programs that take one call and print the verified response. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Sandbox } from '../../../src/sandbox/index.js'
import { platformPem, type Client, type ClientKind, type Mode, type Taken } from './types.js'

const here = (file: string): string => fileURLToPath(new URL(`../${file}`, import.meta.url))

export const php: ClientKind = {
  name: 'PHP, curl and openssl',
  create: async (sandbox, mode) => createClient(['php', here('php/main.php')], sandbox, mode),
}

export const python: ClientKind = {
  name: 'Python 3, `cryptography`',
  create: async (sandbox, mode) => createClient([pythonCommand(), '-B', here('python/main.py')], sandbox, mode),
}

/** The first Python that has `cryptography`; Debian's has it from the package python3-cryptography. */
function pythonCommand(): string {
  const has = (command: string): boolean => spawnSync(command, ['-c', 'import cryptography']).status === 0
  return ['python3', '/usr/bin/python3'].find(has) ?? 'python3'
}

function createClient(command: string[], sandbox: Sandbox, mode: Mode): Client {
  const folder = mkdtempSync(join(tmpdir(), 'interop-'))
  const file = (name: string, text: string): string => {
    const path = join(folder, name)
    writeFileSync(path, text, { mode: 0o600 })
    return path
  }
  const { pem, mchid, url, apiV3Key } = sandbox
  const keys = Object.entries(platformPem(sandbox, mode))
  const env = {
    ...process.env,
    WECHATPAY_MCHID: mchid,
    WECHATPAY_SERIAL_NO: pem.merchantSerial,
    WECHATPAY_PRIVATE_KEY_FILE: file('apiclient_key.pem', pem.merchantPrivateKey),
    WECHATPAY_API_V3_KEY: apiV3Key,
    WECHATPAY_BASE_URL: url,
    PLATFORM_KEY_FILES: JSON.stringify(
      Object.fromEntries(keys.map(([serial, text]) => [serial, file(`${serial}.pem`, text)])),
    ),
  }
  const run = async (args: string[], input: string): Promise<unknown> => {
    const [program = '', ...rest] = [...command, ...args]
    const child = spawn(program, rest, { env })
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.stdin.end(input)
    const status = await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject))
    if (status !== 0) throw new Error(stderr.trim())
    return JSON.parse(stdout)
  }
  // `as`: what the programs print.
  return {
    call: async (method, target, body) =>
      (await run(['call', method, target], body === undefined ? '' : JSON.stringify(body))) as Taken,
    downloadCertificates: async () => (await run(['certificates'], '')) as Record<string, string>,
  }
}
