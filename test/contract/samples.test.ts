/** The code samples of the contract and the commands of its introduction run without a change. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSandbox, type Product, type Sandbox } from '../../src/sandbox/index.js'
import { problemsOf, root } from '../typecheck.js'
import { bundle, everyOperation, offeredOperations, resolve } from './contract.js'
import { factsOf } from './facts/operations.js'

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
    WECHATPAY_API_V3_KEY: sandbox.apiV3Key,
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

const samples = offeredOperations.map(({ path, operationId, requestBody, ...operation }) => {
  const [first] = Object.values(requestBody?.content['application/json'].examples ?? {})
  return {
    path,
    operationId,
    sources: operation['x-codeSamples'],
    /** The example that the page shows above the samples, until the reader chooses another one. */
    body: first && resolve(first as { value?: unknown }).value,
  }
})

describe.each(samples)('the samples of $operationId', ({ path, operationId, sources, body }) => {
  const source = (lang: string): string =>
    sources.find((sample) => sample.lang === lang)?.source ?? expect.fail(`no ${lang}`)
  const write = (name: string, text: string): string => {
    const file = join(folder, name)
    writeFileSync(file, text)
    return file
  }
  const expectServed = ({ product, out_order_no }: ReturnType<typeof order>): void => {
    const request = sandbox.requests.list().at(-1)
    expect(request).toMatchObject({ status: 200, verdict: 'ok' })
    if (body !== undefined) expect(JSON.parse(request?.body ?? '')).toEqual(body)
    expect(sandbox.orders.get(product, out_order_no)?.completions).toBe(factsOf(operationId).sample.completions)
  }

  it('type-check against the package', () => {
    const file = join(here, `${operationId}.ts`)
    writeFileSync(file, source('Node.js'))
    expect(problemsOf([file])).toEqual([])
  })

  it('send the first example with Node.js', async () => {
    const added = order(path)
    const text = source('Node.js')
    const entry = pathToFileURL(join(root, 'src/index.ts')).href
    const file = write(`${operationId}.ts`, text.replace("'wechatpay-payscore'", `'${entry}'`))
    const { stdout, stderr } = await run(process.execPath, ['--import', 'tsx', file])
    expect(stderr).toBe('')
    expect(stdout).toMatch(factsOf(operationId).sample.prints)
    expectServed(added)
  })

  it.skipIf(!has('bash', 'curl', 'openssl'))(
    'send the first example with curl (needs bash, curl and openssl)',
    async () => {
      const added = order(path)
      const { stdout } = await run('bash', ['-eu', write(`${operationId}.sh`, source('curl'))])
      expect(stdout).toMatch(/^HTTP\/1\.1 200 OK/)
      expect(stdout).toContain('Wechatpay-Signature:')
      expectServed(added)
    },
  )

  it.skipIf(!has('php'))('are PHP without a mistake of syntax (needs php-cli)', async () => {
    const { stdout, status } = await run('php', ['-l', write(`${operationId}.php`, source('PHP'))])
    expect(stdout).toContain('No syntax errors detected')
    expect(status).toBe(0)
  })

  it.skipIf(!has('php') || body === undefined)('have the first example as body in PHP (needs php-cli)', async () => {
    const [, array = ''] = /'json' => (\[.*?\n {4}\]),\n/s.exec(source('PHP')) ?? []
    const { stdout } = await run('php', ['-r', `echo json_encode(${array});`])
    expect(JSON.parse(stdout)).toEqual(body)
  })

  it.skipIf(body === undefined).each([
    ['Go', /body := `(.*?)`/s],
    ['Java', /String body =\s+"""\n(.*?)""";/s],
  ])('have the first example as body in %s, which no SDK is at hand to run', (lang, pattern) => {
    expect(JSON.parse(pattern.exec(source(lang))?.[1] ?? '')).toEqual(body)
  })
})

const downloads = everyOperation.filter((operation) => operation['x-outside-client'])

describe.each(downloads)('the samples of $operationId', ({ operationId, ...operation }) => {
  const source = (lang: string): string =>
    operation['x-codeSamples'].find((sample) => sample.lang === lang)?.source ?? expect.fail(`no ${lang}`)

  it('type-check against the package, and print the serial number of the certificate', async () => {
    const text = source('Node.js')
    writeFileSync(join(here, `${operationId}.ts`), text)
    expect(problemsOf([join(here, `${operationId}.ts`)])).toEqual([])
    const entry = pathToFileURL(join(root, 'src/index.ts')).href
    const file = join(folder, `${operationId}.ts`)
    writeFileSync(file, text.replace("'wechatpay-payscore'", `'${entry}'`))
    const { stdout, stderr } = await run(process.execPath, ['--import', 'tsx', file])
    expect([stdout, stderr]).toEqual([`downloaded: ${sandbox.pem.platformSerial}\n`, ''])
    expect(stdout).toMatch(factsOf(operationId).sample.prints)
  })

  it.skipIf(!has('bash', 'curl', 'openssl'))('work with curl (needs bash, curl and openssl)', async () => {
    writeFileSync(join(folder, `${operationId}.sh`), source('curl'))
    const { stdout } = await run('bash', ['-eu', join(folder, `${operationId}.sh`)])
    expect(stdout).toMatch(/^HTTP\/1\.1 200 OK/)
    expect(stdout).toContain(sandbox.pem.platformSerial)
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
