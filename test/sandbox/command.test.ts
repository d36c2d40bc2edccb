/** The command of the sandbox as a user runs it. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { version } from '../../generated/contract.js'
import { node, root, run } from '../run-script.js'

const folder = mkdtempSync(join(tmpdir(), 'commands-'))
afterAll(() => rmSync(folder, { recursive: true }))

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
