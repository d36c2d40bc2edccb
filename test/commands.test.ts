/** The commands as a user runs them: `npm start` and the sandbox's. */
import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSandbox, type Sandbox } from '../src/sandbox/index.js'
import { version } from '../generated/contract.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const node = ['--import', 'tsx']
const folder = mkdtempSync(join(tmpdir(), 'commands-'))
afterAll(() => rmSync(folder, { recursive: true }))

type Result = Pick<SpawnSyncReturns<string>, 'status' | 'stdout' | 'stderr'>

/** It is asynchronous, so that the sandbox of this process goes on responding. */
async function run(script: string, args: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Result> {
  const child = spawn(process.execPath, [...node, script, ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, stdout, stderr })))
}

describe('npm start', () => {
  it('completes one order of each product, prints a refusal and a forgery, and stops by itself', async () => {
    const { status, stdout, stderr } = await run('scripts/demo.ts')
    expect(stderr).toBe('')
    expect(status).toBe(0)
    for (const path of [
      'serviceorder/SERVICE-ORDER-1',
      'smartretail-orders/SMART-RETAIL-1',
      'payafter-orders/PAY-AFTER-1',
    ]) {
      expect(stdout).toContain(`request   POST /v3/payscore/${path}/complete to 127.0.0.1:`)
    }
    expect(stdout.match(/verified {2}/g)?.length).toBe(3)
    expect(stdout).toContain('error     ORDER_DONE')
    expect(stdout).toContain('thrown    SignatureVerificationError ERR_SIGNATURE_MISMATCH, outcome unknown')
    expect(stdout).not.toContain('PRIVATE KEY')
  })

  describe('with credentials from the environment', () => {
    let sandbox: Sandbox
    let environment: Record<string, string>
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    }
    const body = {
      appid: 'wxd678efh567hg6787',
      service_id: '500001',
      post_payments: [{ name: 'x', amount: 5 }],
      total_amount: 5,
    }
    beforeAll(async () => {
      sandbox = await startSandbox()
      environment = {
        WECHATPAY_MCHID: sandbox.mchid,
        WECHATPAY_SERIAL_NO: sandbox.pem.merchantSerial,
        WECHATPAY_PRIVATE_KEY_FILE: file('key.pem', sandbox.pem.merchantPrivateKey),
        WECHATPAY_PUBLIC_KEY_ID: sandbox.pem.platformPublicKeyId,
        WECHATPAY_PUBLIC_KEY_FILE: file('pub.pem', sandbox.pem.platformPublicKey),
        WECHATPAY_BASE_URL: sandbox.url,
      }
    })
    afterAll(async () => sandbox.close())

    it('completes the order that the command line names', async () => {
      const { status, stdout, stderr } = await run(
        'scripts/demo.ts',
        ['serviceorder', 'SERVICE-ORDER-1', file('body.json', JSON.stringify(body))],
        environment,
      )
      expect(stderr).toBe('')
      expect(status).toBe(0)
      expect(stdout).toContain('MCH_COMPLETE')
      expect(sandbox.orders.get('serviceorder', 'SERVICE-ORDER-1')?.completed_with).toEqual(body)
    })

    it('prints no control character of a response', async () => {
      const server = createHttpServer((_, response) => {
        const error = {
          code: 'PARAM_ERROR',
          message: 'a\u001B[31mb\u009B31mc\u2028',
          detail: { field: '\u009B\u0007' },
        }
        response.writeHead(400, 'Bad \u009B31m Request', { 'Content-Type': 'application/json' })
        response.end(JSON.stringify(error))
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      // `as`: it listens on a port.
      const { port } = server.address() as AddressInfo
      const { status, stdout, stderr } = await run(
        'scripts/demo.ts',
        ['serviceorder', 'SERVICE-ORDER-1', file('body.json', JSON.stringify(body))],
        { ...environment, WECHATPAY_BASE_URL: `http://127.0.0.1:${port}` },
      )
      server.close()
      expect(status).toBe(1)
      expect(stdout).toContain('error     PARAM_ERROR: a\\u001b[31mb\\u009b31mc\\u2028')
      expect(stdout + stderr).not.toMatch(/[\0-\x09\x0B-\x1F\x7F-\x9F\u2028]/)
    })

    it('ends with 1 for an error of the API', async () => {
      const { status, stdout } = await run(
        'scripts/demo.ts',
        ['serviceorder', 'NONE', file('body.json', JSON.stringify(body))],
        environment,
      )
      expect(status).toBe(1)
      expect(stdout).toContain('error     ORDER_NOT_EXIST')
    })

    it.each<[string, string[], () => Record<string, string>, RegExp]>([
      [
        'names the missing ones',
        ['serviceorder', 'X', 'body.json'],
        () => ({ ...environment, WECHATPAY_MCHID: '', WECHATPAY_PUBLIC_KEY_ID: '' }),
        /lacks WECHATPAY_MCHID, WECHATPAY_PUBLIC_KEY_ID/,
      ],
      [
        'names a missing file',
        ['serviceorder', 'X', 'body.json'],
        () => ({ ...environment, WECHATPAY_PRIVATE_KEY_FILE: '/none.pem' }),
        /WECHATPAY_PRIVATE_KEY_FILE: ENOENT/,
      ],
      [
        'names a wrong key',
        ['serviceorder', 'X', 'body.json'],
        () => ({ ...environment, WECHATPAY_PRIVATE_KEY_FILE: environment.WECHATPAY_PUBLIC_KEY_FILE ?? '' }),
        /WECHATPAY_PRIVATE_KEY_FILE: .*public key/,
      ],
      [
        'names a wrong id',
        ['serviceorder', 'X', 'body.json'],
        () => ({ ...environment, WECHATPAY_PUBLIC_KEY_ID: '0114' }),
        /WECHATPAY_PUBLIC_KEY_ID must begin with PUB_KEY_ID_/,
      ],
      [
        'names a wrong merchant number',
        ['serviceorder', 'X', 'body.json'],
        () => ({ ...environment, WECHATPAY_MCHID: 'x y' }),
        /mchid must be/,
      ],
      [
        'names a missing body',
        ['serviceorder', 'X', '/none.json'],
        () => environment,
        /the body in \/none\.json cannot be read: ENOENT/,
      ],
      [
        'asks for the whole command line',
        ['serviceorder'],
        () => environment,
        /name the product, the order and the file/,
      ],
      [
        'asks for a product',
        ['bikes', 'X', 'package.json'],
        () => environment,
        /the product must be serviceorder, smartretail-orders, payafter-orders/,
      ],
      [
        'refuses a body outside the contract',
        ['serviceorder', 'X', 'package.json'],
        () => environment,
        /\/total_amount is required.*ERR_REQUEST_INVALID, outcome not-sent/s,
      ],
    ])('%s', async (_, args, env, message) => {
      const { status, stderr } = await run('scripts/demo.ts', args, env())
      expect(status).toBe(1)
      expect(stderr).toMatch(message)
      expect(stderr).not.toMatch(/^\s+at /m)
    })
  })
})

describe('wechatpay-payscore-sandbox', () => {
  const cli = 'src/sandbox/cli.ts'

  it('says where it listens, what it holds and how to reach it, writes PEM files and stops on SIGTERM', async () => {
    const pem = join(folder, 'pem')
    const child = spawn(process.execPath, [...node, cli, '--port', '0', '--pem-dir', pem], { cwd: root })
    const stdout = await new Promise<string>((resolve) => {
      let text = ''
      child.stdout.setEncoding('utf8').on('data', (more: string) => (text += more).includes('Ctrl-C') && resolve(text))
    })
    const url = /listens on (http:\/\/127\.0\.0\.1:\d+)/.exec(stdout)?.[1] ?? ''
    expect(stdout).toMatch(/serviceorder +SERVICE-ORDER-1 +DOING +USER_CONFIRM/)
    expect(stdout).toMatch(/smartretail-orders +SMART-RETAIL-1 +USER_ACCEPTED +finish_ticket TICKET-SMART-RETAIL-1/)
    expect(stdout).toContain('createWechatpayClient(')
    expect(stdout).toContain(`curl -H 'Content-Type: application/json' -d '"SYSTEM_ERROR"' ${url}/_sandbox/faults\n`)
    const credentials = (await (await fetch(`${url}/_sandbox/credentials`)).json()) as Record<string, string>
    expect(stdout).toContain(credentials.merchantSerial)
    expect(readFileSync(join(pem, 'apiclient_key.pem'), 'utf8')).toBe(credentials.merchantPrivateKey)
    expect(statSync(join(pem, 'apiclient_key.pem')).mode & 0o077).toBe(0)
    child.kill('SIGTERM')
    expect(await new Promise((resolve) => child.on('close', (code) => resolve(code)))).toBe(0)
  })

  it('writes over the PEM files of a sandbox, but never over any others', async () => {
    const mine = join(folder, 'mine')
    mkdirSync(mine)
    writeFileSync(join(mine, 'apiclient_key.pem'), 'REAL')
    const { status, stderr } = await run(cli, ['--port', '0', '--pem-dir', mine])
    expect(status).toBe(1)
    expect(stderr).toContain("apiclient_key.pem is there and not a sandbox's")
    expect(readFileSync(join(mine, 'apiclient_key.pem'), 'utf8')).toBe('REAL')

    const child = spawn(process.execPath, [...node, cli, '--port', '0', '--pem-dir', join(folder, 'pem')], {
      cwd: root,
    })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    child.kill('SIGTERM')
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0)
  })

  it('ends when it cannot write its PEM files', async () => {
    writeFileSync(join(folder, 'file'), '')
    const { status, stderr } = await run(cli, ['--port', '0', '--pem-dir', join(folder, 'file')])
    expect(status).toBe(1)
    expect(stderr).toMatch(/EEXIST|ENOTDIR/)
  })

  it('says clearly that its port is taken', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const { status, stderr } = await run(cli, ['--port', String(port)])
    server.close()
    expect(status).toBe(1)
    expect(stderr).toBe(
      `wechatpay-payscore-sandbox: Port ${port} on 127.0.0.1 is taken: choose another one, or 0 for a free one\n`,
    )
  })

  it.each([
    [['--host', ''], /host must name an address/],
    [['--no\u001B[31m\nsense'], /^wechatpay-payscore-sandbox: Unknown option '--no\\u001b\[31m\\u000asense'[^\n]*\n$/],
  ])('refuses %j', (args, message) => {
    const { status, stderr } = spawnSync(process.execPath, [...node, cli, ...args], { cwd: root, encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toMatch(message)
  })

  it('prints its help and its version', () => {
    const print = (flag: string): string =>
      spawnSync(process.execPath, [...node, cli, flag], { cwd: root, encoding: 'utf8' }).stdout
    expect(print('--help')).toContain('--pem-dir')
    expect(print('--version')).toBe(`${version}\n`)
  })
})
