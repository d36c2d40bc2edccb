/** `sandbox` as a user runs it. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parseNotification } from '../../src/node.js'
import { credentialsFromEnv } from '../../src/credentials-from-env.js'
import { command, run, start } from './run.js'

const folder = mkdtempSync(join(tmpdir(), 'commands-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('sandbox', () => {
  it('says where it listens, what it holds and how to reach it, writes PEM files and stops on SIGTERM', async () => {
    const pem = join(folder, 'pem')
    const { child, ended, prints } = start(['sandbox', '--port', '0', '--pem-dir', pem])
    const stdout = await prints(/Ctrl-C/)
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
    expect(await ended).toMatchObject({ status: 0, stderr: '' })
  })

  it('takes a merchant number, and the orders of a file', async () => {
    const orders = join(folder, 'orders.json')
    writeFileSync(orders, JSON.stringify([{ product: 'serviceorder', out_order_no: 'FROM-A-FILE' }]))
    const { child, ended, prints } = start(['sandbox', '--port', '0', '--mchid', '1900000555', '--orders', orders])
    const stdout = await prints(/Ctrl-C/)
    expect(stdout).toContain('1900000555')
    expect(stdout).toMatch(/serviceorder +FROM-A-FILE/)
    expect(stdout).not.toContain('SERVICE-ORDER-1 ')
    child.kill('SIGINT')
    expect((await ended).status).toBe(0)
  })

  it('shows an orders file in its help, and where a file is none', async () => {
    const example = '[{ "product": "serviceorder", "out_order_no": "MY-ORDER" }]'
    expect((await run(['sandbox', '--help'])).stdout).toContain(example)
    const orders = join(folder, 'one-order.json')
    writeFileSync(orders, '{"product":"serviceorder","out_order_no":"A"}')
    expect(await run(['sandbox', '--port', '0', '--orders', orders])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`must be a JSON array, ${example}\n`) as string,
    })
  })

  it.each([
    [
      '[{"product":"serviceorder","out_order_no":"A"},{"product":"serviceorders"}]',
      'order 2 of 2: product must be one of',
    ],
    ['[{"product":"serviceorder","out_orderno":"A"}]', 'order 1 of 1: an order has product, '],
    ['[null]', 'order 1 of 1: an order must be an object'],
  ])('says which order of a file is wrong: %s', async (text, message) => {
    const orders = join(folder, 'wrong-orders.json')
    writeFileSync(orders, text)
    const { status, stderr } = await run(['sandbox', '--port', '0', '--orders', orders])
    expect([status, stderr]).toEqual([2, expect.stringContaining(`--orders has a mistake in ${message}`)])
  })

  it('sends notifications to another machine only when it is told to', async () => {
    const url = ['--notify-url', 'http://192.0.2.1/notify']
    const { child, ended, prints } = start(['sandbox', '--port', '0', ...url, '--allow-remote-notify'])
    await prints(/Ctrl-C/)
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ status: 0, stderr: '' })
  })

  it('prints the variables that find its orders, and that read its notifications', async () => {
    const { child, ended, prints } = start(['sandbox', '--port', '0', '--pem-dir', join(folder, 'exported')])
    const stdout = await prints(/Ctrl-C/)
    const exported = stdout.split('\n').filter((line) => line.startsWith('  export '))
    const env = Object.fromEntries(
      exported.flatMap((line) =>
        line
          .slice('  export '.length)
          .split(' ')
          .map((each) => each.split('=')),
      ),
    ) as Record<string, string>
    expect(env).toMatchObject({ WECHATPAY_APPID: 'wxd678efh567hg6787', WECHATPAY_SERVICE_ID: '500001' })
    expect(await run(['query', 'serviceorder', 'SERVICE-ORDER-1'], env)).toMatchObject({ status: 0, stderr: '' })

    const { platformKeys, apiV3Key = '' } = await credentialsFromEnv(env)
    const response = await fetch(`${env.WECHATPAY_BASE_URL}/_sandbox/notifications`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{ "event_type": "PAYSCORE.USER_CONFIRM", "out_order_no": "SERVICE-ORDER-1" }',
    })
    // `as`: the sandbox documents these fields.
    const message = (await response.json()) as { headers: Record<string, string>; body: string }
    const { event_type } = await parseNotification(message, { platformKeys, apiV3Key })
    expect(event_type).toBe('PAYSCORE.USER_CONFIRM')
    child.kill('SIGTERM')
    expect((await ended).status).toBe(0)
  })

  it.each([
    ['both', 'platformSerial'],
    ['certificate', 'platformSerial'],
    ['public-key', 'platformPublicKeyId'],
  ])('prints a program that reads its notifications, with the platform keys %s', async (platform, signer) => {
    const { child, ended, prints } = start(['sandbox', '--port', '0', '--platform', platform])
    const stdout = await prints(/Ctrl-C/)
    expect(stdout).not.toContain('npm run build')
    const program = stdout.slice(stdout.indexOf('  import '), stdout.indexOf('Make the next response fail'))
    const more = `
  import { parseNotification } from 'wechatpay-payscore'
  const body = JSON.stringify({ event_type: 'PAYSCORE.USER_CONFIRM', out_order_no: 'SERVICE-ORDER-1' })
  const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }
  const message = await (await fetch(sandbox.url + '/_sandbox/notifications', init)).json()
  const { event_type } = await parseNotification(message, credentials)
  const query = { appid: 'wxd678efh567hg6787', service_id: '500001', out_order_no: 'SERVICE-ORDER-1' }
  const { data } = await client.GET('/v3/payscore/serviceorder', { params: { query } })
  console.log(event_type, message.headers['Wechatpay-Serial'] === sandbox.${signer}, data.state)`
    const file = join(dirname(command), `program-${platform}.mjs`)
    writeFileSync(file, program + more)
    expect(execFileSync(process.execPath, [file], { encoding: 'utf8' })).toBe(
      'SERVICE-ORDER-1 DOING\nPAYSCORE.USER_CONFIRM true DOING\n',
    )
    child.kill('SIGTERM')
    expect((await ended).status).toBe(0)
  })

  it('prints only the platform keys that the merchant has', async () => {
    const pem = ['--pem-dir', join(folder, 'certificate')]
    const { child, ended, prints } = start(['sandbox', '--port', '0', '--platform', 'certificate', ...pem])
    const stdout = await prints(/Ctrl-C/)
    expect(stdout).not.toMatch(/PUBLIC_KEY|PUB_KEY|public key/)
    child.kill('SIGTERM')
    expect((await ended).status).toBe(0)
  })

  it('says of its orders what matters to somebody who tries them', async () => {
    const { child, ended, prints } = start(['sandbox', '--port', '0'])
    const stdout = await prints(/Ctrl-C/)
    expect(stdout).toMatch(/SERVICE-ORDER-DEPOSIT .* deposit of 99\.00 yuan, needs time_range\.end_time\n/)
    expect(stdout).toMatch(/SERVICE-ORDER-DONE .* completed with 酒店房费, 388\.00 yuan\n/)
    expect(stdout).toMatch(/SMART-RETAIL-PAID .* completed with 39\.00 yuan\n/)
    child.kill('SIGTERM')
    expect((await ended).status).toBe(0)
  })

  it('writes over the PEM files of a sandbox, but never over any others', async () => {
    const mine = join(folder, 'mine')
    mkdirSync(mine)
    writeFileSync(join(mine, 'apiclient_key.pem'), 'REAL')
    const { status, stderr } = await run(['sandbox', '--port', '0', '--pem-dir', mine])
    expect(status).toBe(2)
    expect(stderr).toContain("apiclient_key.pem is there and not a sandbox's")
    expect(readFileSync(join(mine, 'apiclient_key.pem'), 'utf8')).toBe('REAL')

    const { child, ended, prints } = start(['sandbox', '--port', '0', '--pem-dir', join(folder, 'pem')])
    await prints(/Ctrl-C/)
    child.kill('SIGTERM')
    expect((await ended).status).toBe(0)
  })

  it('ends when it cannot write its PEM files', async () => {
    writeFileSync(join(folder, 'file'), '')
    const { status, stderr } = await run(['sandbox', '--port', '0', '--pem-dir', join(folder, 'file')])
    expect(status).toBe(2)
    expect(stderr).toMatch(/EEXIST|ENOTDIR/)
  })

  it('says clearly that its port is taken', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const { status, stderr } = await run(['sandbox', '--port', String(port)])
    server.close()
    expect(status).toBe(2)
    expect(stderr).toBe(
      `wechatpay-payscore: Port ${port} on 127.0.0.1 is taken: choose another one, or 0 for a free one\n`,
    )
  })

  it.each<[string[], RegExp]>([
    [['--mchid', 'abc'], /^wechatpay-payscore: --mchid must be text of 1 to 32 digits, but is [^\n]*\n$/],
    [['--platform', 'none'], /^wechatpay-payscore: --platform must be one of both, public-key, certificate, but is /],
    [['--orders', 'no-such-file'], /^wechatpay-payscore: --orders "no-such-file" cannot be read: ENOENT[^\n]*\n$/],
    [
      ['--notify-url', 'http://192.0.2.1/notify'],
      /^wechatpay-payscore: --notify-url leads to 192\.0\.2\.1, outside this machine: the sandbox sends there only with --allow-remote-notify\n$/,
    ],
    [['--notify-url', 'ftp://x'], /^wechatpay-payscore: --notify-url must be a URL that begins with http/],
  ])('refuses %j', async (args, message) => {
    const { status, stderr } = await run(['sandbox', '--port', '0', ...args])
    expect(status).toBe(2)
    expect(stderr).toMatch(message)
  })
})
