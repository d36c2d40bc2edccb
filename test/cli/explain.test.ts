/** `explain`: error codes in both languages, and the internal error number at the end of a Request-ID. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { errorCodes } from '../../generated/error-codes.js'
import { root } from '../run-script.js'
import { run } from './run.js'

describe('explain', () => {
  it('says in both languages what a code means and what to do', async () => {
    const { status, stdout } = await run(['explain', 'ORDER_NOT_EXIST'])
    expect(status).toBe(0)
    expect(stdout).toContain('There is no such order.')
    expect(stdout).toContain('Check `out_order_no`, and that the order was created by this merchant with this product.')
    expect(stdout).toContain('订单不存在。')
    expect(stdout).toMatch(/解决方案：核对 `out_order_no`/)
    expect((await run(['explain', 'order_not_exist'])).stdout).toBe(stdout)
  })

  it('knows every code of the contract in Chinese', async () => {
    for (const code of Object.keys(errorCodes)) {
      const { stdout } = await run(['explain', code, '--json'])
      const { 'zh-CN': chinese } = JSON.parse(stdout) as Record<string, { meaning: string; remedy: string }>
      expect(chinese?.meaning, code).toMatch(/[\u4e00-\u9fff]/)
      expect(chinese?.remedy, code).toMatch(/[\u4e00-\u9fff]/)
    }
  })

  it('says in both languages what an error that the client throws leaves open, and what to do', async () => {
    const { status, stdout } = await run(['explain', 'err_connection'])
    expect(status).toBe(0)
    expect(stdout).toBe(`ERR_CONNECTION  (ConnectionError, thrown by the client)

  outcome not-sent: nothing of the request can have reached WeChat Pay.
  outcome unknown: the order may have been completed.
  What to do: \`not-sent\`: no connection could be made. \`unknown\`: call again with identical parameters.

  outcome 为 not-sent：请求不可能到达微信支付。
  outcome 为 unknown：订单可能已经完结。
  解决方案：\`not-sent\`：无法建立连接。\`unknown\`：用相同参数重新调用。
`)
    const json = JSON.parse((await run(['explain', 'ERR_SIGNATURE_MISMATCH', '--json'])).stdout) as object
    expect(json).toMatchObject({
      name: 'SignatureVerificationError',
      outcomes: ['unknown'],
      remedy: expect.stringContaining('If it lasts, check') as string,
      'zh-CN': { remedy: expect.stringContaining('微信支付偶尔会有意发送错误的签名') as string },
    })
    expect((await run(['explain', 'ERR_NOTIFICATION_BODY'])).stdout).toContain(
      'See notifications (docs/notifications.md).',
    )
  })

  it('knows every error that the client throws, in both languages', async () => {
    const source = readFileSync(join(root, 'src/errors.ts'), 'utf8')
    const codes = new Set(Array.from(source.matchAll(/^ {2}\| '(ERR_[A-Z_]+)'$/gm), ([, code = '']) => code))
    expect(codes.size).toBe(12)
    for (const code of codes) {
      const { stdout } = await run(['explain', code, '--json'])
      const { remedy, 'zh-CN': chinese } = JSON.parse(stdout) as { remedy: string; 'zh-CN': { remedy: string } }
      expect(remedy, code).toMatch(/^[`A-Z].*\.$/)
      expect(chinese.remedy, code).toMatch(/[\u4e00-\u9fff].*。$/)
    }
  })

  it('reads the internal error number of a Request-ID', async () => {
    const { status, stdout } = await run(['explain', '08E4A5F4BD0610C60318E9B3E2D90620BF05289D50-271316754'])
    expect(status).toBe(0)
    expect(stdout).toContain('A debit is under way')
    expect(stdout).toContain('单据正在扣款中')
    expect((await run(['explain', '271316754'])).stdout).toBe(stdout)
    expect((await run(['explain', '08F8A5-0'])).stdout).toContain('reports no error')
    expect((await run(['explain', '7C40D7D446754785AA6737A292186616'])).stdout).toContain('no internal error number')
    const unknown = await run(['explain', '08E4A5-123456789'])
    expect(unknown).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('this program does not know') as string,
    })
  })

  it('names the nearest code', async () => {
    expect(await run(['explain', 'SIGN_EROR'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('did you mean SIGN_ERROR?') as string,
    })
    expect((await run(['explain', '__proto__'])).status).toBe(2)
  })
})
