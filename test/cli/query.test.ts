/** `query` shows an order of each product, and says what was refused. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { APPID, SERVICE_ID, startMerchant, type Merchant } from './merchant.js'
import { run } from './run.js'

let merchant: Merchant
beforeAll(async () => (merchant = await startMerchant()))
afterAll(async () => merchant.close())

describe('query', () => {
  it('shows a PayScore order in words and in both units', async () => {
    const { status, stdout, stderr } = await run(['query', 'serviceorder', 'SERVICE-ORDER-DONE'], merchant.env)
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain('serviceorder SERVICE-ORDER-DONE\n')
    expect(stdout).toMatch(/state +DONE: done: completed and paid/)
    expect(stdout).toMatch(/total +\d+\.\d\d yuan \(\d+ fen\)/)
  })

  it('says of an order that it can be completed', async () => {
    const { stdout } = await run(['query', 'serviceorder', 'SERVICE-ORDER-1'], merchant.env)
    expect(stdout).toMatch(/state +DOING USER_CONFIRM: confirmed by the user, can be completed/)
  })

  it.each([
    ['smartretail-orders', 'SMART-RETAIL-1'],
    ['payafter-orders', 'PAY-AFTER-1'],
  ])('shows an order of %s', async (product, number) => {
    const { status, stdout } = await run(['query', product, number], merchant.env)
    expect(status).toBe(0)
    expect(stdout).toMatch(/state +USER_ACCEPTED: in use: the user has confirmed it/)
    expect(stdout).toMatch(/finish ticket +there is one/)
  })

  it('prints the order as JSON', async () => {
    const { stdout } = await run(['query', 'serviceorder', 'SERVICE-ORDER-1', '--json'], merchant.env)
    expect(JSON.parse(stdout)).toMatchObject({ out_order_no: 'SERVICE-ORDER-1', state: 'DOING' })
  })

  it('takes appid and service id from options', async () => {
    const { WECHATPAY_APPID: _, WECHATPAY_SERVICE_ID: __, ...env } = merchant.env
    const args = ['query', 'serviceorder', 'SERVICE-ORDER-1']
    expect((await run([...args, '--appid', APPID, '--service-id', SERVICE_ID], env)).status).toBe(0)
    expect(await run(args, env)).toEqual({
      status: 2,
      stdout: '',
      stderr: 'wechatpay-payscore: query needs the appid of the order: --appid ID, or WECHATPAY_APPID\n',
    })
  })

  it('says what the service refused, and what to do', async () => {
    const { status, stdout, stderr } = await run(['query', 'serviceorder', 'NO-SUCH-ORDER'], merchant.env)
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^WeChat Pay refused: ORDER_NOT_EXIST: /)
    expect(stderr).toContain('Remedy: Check `out_order_no`')
    expect(stderr).toMatch(/Request-ID: \S+\n$/)
  })

  it('names the nearest product, and what a number may be', async () => {
    expect(await run(['query', 'serviceorders', 'A'], merchant.env)).toMatchObject({
      status: 2,
      stderr:
        'wechatpay-payscore: product must be one of serviceorder, smartretail-orders, payafter-orders, but is "serviceorders": did you mean serviceorder?\n',
    })
    expect(await run(['query', 'serviceorder', 'a b'], merchant.env)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('/out_order_no') as string,
    })
  })

  it('ends with status 3 when nobody responds', async () => {
    const env = { ...merchant.env, WECHATPAY_BASE_URL: 'http://127.0.0.1:9' }
    const { status, stderr } = await run(['query', 'serviceorder', 'A'], env)
    expect(status).toBe(3)
    expect(stderr).toMatch(/^wechatpay-payscore: [^\n]+ERR_CONNECTION[^\n]+\n$/)
  })

  it('prints no control character of a response, and no stack', async () => {
    const server = createServer((_, response) => {
      response.writeHead(400, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify({ code: 'PARAM_ERROR', message: 'a\u001B[31mb\u009B31mc\u2028\u202Ed' }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const { status, stderr } = await run(['query', 'serviceorder', 'A'], { ...merchant.env, WECHATPAY_BASE_URL: url })
    server.close()
    expect(status).toBe(1)
    expect(stderr).toContain('a\\u001b[31mb\\u009b31mc\\u2028\\u202ed')
    expect(stderr).not.toMatch(/ at |[^\P{Cc}\n]/u)
  })
})
