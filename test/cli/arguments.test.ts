/** The command line itself: help, version, and the words for what it does not know. */
import { spawn } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { version } from '../../generated/contract.js'
import { command, run } from './run.js'

describe('the command', () => {
  it('prints its version, and its help with every command', async () => {
    expect(await run(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
    const { status, stdout, stderr } = await run(['--help'])
    expect([status, stderr]).toEqual([0, ''])
    for (const name of ['doctor', 'query', 'complete', 'batch', 'explain', 'sandbox', 'WECHATPAY_MCHID'])
      expect(stdout).toContain(name)
    expect((await run([])).stdout).toBe(stdout)
  })

  it.each(['doctor', 'query', 'complete', 'batch', 'explain', 'sandbox'])(
    '%s has a help with an example',
    async (name) => {
      const { status, stdout } = await run([name, '--help'])
      expect(status).toBe(0)
      expect(stdout).toMatch(new RegExp(`^Usage: wechatpay-payscore ${name}`))
      expect(stdout).toMatch(new RegExp(`Example:\n  wechatpay-payscore ${name}`))
      expect((await run(['help', name])).stdout).toBe(stdout)
    },
  )

  it.each<[string[], string]>([
    [['qurey'], 'There is no command "qurey": did you mean query?'],
    [['nothing'], 'There is no command "nothing": there are doctor, query, complete, batch, explain, sandbox'],
    [['constructor'], 'There is no command "constructor": there are doctor, query, complete, batch, explain, sandbox'],
    [
      ['--port', '1'],
      'The first word must be a command, but is "--port": there are doctor, query, complete, batch, explain, sandbox',
    ],
    [['sandbox', '--prot', '1'], 'sandbox has no option "--prot": did you mean --port?'],
    [
      ['sandbox', '-p', '1'],
      'sandbox has no option "-p": there are --port, --host, --mchid, --platform, --notify-url, --allow-remote-notify, --orders, --pem-dir, --help',
    ],
    [
      ['sandbox', '--__proto__=x'],
      'sandbox has no option "--__proto__": there are --port, --host, --mchid, --platform, --notify-url, --allow-remote-notify, --orders, --pem-dir, --help',
    ],
    [['sandbox', '--port'], '--port has no value'],
    [['sandbox', '--port='], '--port has no value'],
    [['sandbox', '--port', '--host'], '--port has no value; one that begins with - is written as --port="--host"'],
    [['sandbox', '--port', '1', '--port', '2'], '--port is given twice'],
    [['sandbox', '--port', '65536'], '--port must be a whole number from 0 to 65535, but is "65536"'],
    [['sandbox', '--port', '1.5'], '--port must be a whole number from 0 to 65535, but is "1.5"'],
    [['sandbox', 'extra'], 'sandbox takes no operand: "extra" is too much'],
    [['doctor', '--json=yes'], '--json takes no value'],
    [['query', 'serviceorder'], 'query takes PRODUCT NUMBER: NUMBER is missing'],
    [['explain', 'A', 'B'], 'explain takes CODE|REQUEST-ID: "B" is too much'],
    [
      ['a\u001B[31m\nb\u009B'],
      'There is no command "a\\u001b[31m\\nb\\u009b": there are doctor, query, complete, batch, explain, sandbox',
    ],
  ])('refuses %j', async (args, message) => {
    expect(await run(args)).toEqual({ status: 2, stdout: '', stderr: `wechatpay-payscore: ${message}\n` })
  })

  it('ends quietly when nobody reads its output', async () => {
    const child = spawn('sh', ['-c', `"${process.execPath}" "${command}" --help | true`])
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    await new Promise((resolve) => child.on('close', resolve))
    expect(stderr).toBe('')
  })
})
