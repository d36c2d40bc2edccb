/** The code samples of the contract and the commands of its introduction run without a change. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSandbox, type Product, type Sandbox } from '../../src/sandbox/index.js'
import { problemsOf, root } from '../typecheck.js'
import { bundle, everyOperation } from './contract.js'

const here = mkdtempSync(join(root, 'test', '.samples-'))
const folder = mkdtempSync(join(tmpdir(), 'samples-'))
let sandbox: Sandbox
let env: NodeJS.ProcessEnv
beforeAll(async () => {
  sandbox = await startSandbox({ orders: [] })
  const { pem } = sandbox
  writeFileSync(join(folder, 'apiclient_key.pem'), pem.merchantPrivateKey)
  writeFileSync(join(folder, 'pub_key.pem'), pem.platformPublicKey)
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  env = {
    PATH: process.env.PATH,
    WECHATPAY_MCHID: sandbox.mchid,
    WECHATPAY_SERIAL_NO: pem.merchantSerial,
    WECHATPAY_PRIVATE_KEY_FILE: join(folder, 'apiclient_key.pem'),
    WECHATPAY_PUBLIC_KEY_ID: pem.platformPublicKeyId,
    WECHATPAY_PUBLIC_KEY_FILE: join(folder, 'pub_key.pem'),
    WECHATPAY_BASE_URL: sandbox.url,
  }
})
afterAll(async () => {
  await sandbox.close()
  for (const each of [here, folder]) rmSync(each, { recursive: true })
})

/** Adds the order of the samples, which can be completed. */
function order(path: string): { product: Product; out_order_no: string } {
  const product = path.split('/')[3] as Product
  return sandbox.orders.replace({
    product,
    out_order_no: '1234323JKHDFE1243252',
    finish_ticket: 'SDF8J2DFH8DHE42KL9DF2JKDU8F',
  })
}
async function run(
  command: string,
  args: string[],
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const child = spawn(command, args, { cwd: root, env })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, stdout, stderr })))
}
const has = (...commands: string[]): boolean => commands.every((name) => spawnSync('which', [name]).status === 0)

const samples = everyOperation.map(({ path, method, operationId, ...operation }) => ({
  path,
  // What the sample says, and how many completions it makes.
  done:
    method === 'GET'
      ? { text: /^found: (DOING USER_CONFIRM 0|USER_ACCEPTED \S+)\n$/, completions: 0 }
      : { text: /^completed: \d{31}\n$/, completions: 1 },
  operationId,
  sources: operation['x-codeSamples'],
}))

describe.each(samples)('the samples of $operationId', ({ path, operationId, done, sources }) => {
  const source = (lang: string): string =>
    sources.find((sample) => sample.lang === lang)?.source ?? expect.fail(`no ${lang}`)

  it('type-check against the package', () => {
    const file = join(here, `${operationId}.ts`)
    writeFileSync(file, source('JavaScript'))
    expect(problemsOf([file])).toEqual([])
  })

  it('work in JavaScript', async () => {
    const { product, out_order_no } = order(path)
    const file = join(folder, `${operationId}.ts`)
    writeFileSync(
      file,
      source('JavaScript').replace("'wechatpay-payscore'", `'${pathToFileURL(join(root, 'src/index.ts')).href}'`),
    )
    const { stdout, stderr } = await run(process.execPath, ['--import', 'tsx', file])
    expect(stderr).toBe('')
    expect(stdout).toMatch(done.text)
    expect(sandbox.orders.get(product, out_order_no)?.completions).toBe(done.completions)
  })

  it.skipIf(!has('bash', 'curl', 'openssl'))('work with curl (needs bash, curl and openssl)', async () => {
    const { product, out_order_no } = order(path)
    const file = join(folder, `${operationId}.sh`)
    writeFileSync(file, source('curl'))
    const { stdout } = await run('bash', ['-eu', file])
    expect(stdout).toMatch(/^HTTP\/1\.1 200 OK/)
    expect(stdout).toContain('Wechatpay-Signature:')
    expect(sandbox.orders.get(product, out_order_no)?.completions).toBe(done.completions)
  })
})

describe('the introduction', () => {
  const commands = /```sh\n(.*?)```/s.exec(bundle.info.description)?.[1] ?? ''

  it.skipIf(!has('bash', 'openssl'))(
    'has a vector that openssl verifies, unless a byte is changed (needs bash and openssl)',
    () => {
      const verify = (text: string): string =>
        execFileSync('bash', ['-c', `${text} || true`], {
          cwd: folder,
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        })
      expect(verify(commands.trim())).toBe('Verified OK\n')
      expect(verify(commands.trim().replace('40000}]', '40001}]'))).toBe('Verification failure\n')
    },
  )
})
