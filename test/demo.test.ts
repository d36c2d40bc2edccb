/** `npm start` as a user runs it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSandbox, type Sandbox } from '../src/sandbox/index.js'
import { run } from './run-script.js'

const folder = mkdtempSync(join(tmpdir(), 'demo-'))
afterAll(() => rmSync(folder, { recursive: true }))

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
      const server = createServer((_, response) => {
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
