/** What a terminal shows: the question of `complete`, and the progress of `batch`. `script` emulates the terminal. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completions, jsonLines, newOrders } from './orders.js'
import { startMerchant, type Merchant } from './merchant.js'
import { command, watch, type Running } from './run.js'

let merchant: Merchant
beforeAll(async () => (merchant = await startMerchant({ orders: newOrders(30) })))
afterAll(async () => merchant.close())

/** Runs the command in a terminal. What it prints on stdout and stderr is in stdout. */
function startInTerminal(args: readonly string[], env: Record<string, string> = {}): Running {
  const line = [process.execPath, command, ...args].map((word) => `'${word}'`).join(' ')
  const child = spawn('script', ['--quiet', '--return', '--command', line, '/dev/null'], {
    env: { PATH: process.env.PATH, TERM: 'xterm', ...merchant.env, ...env },
  })
  return watch(child)
}

describe('complete on a terminal', () => {
  it.each([
    ['y\n', 0, 1],
    ['n\n', 1, 0],
    ['\n', 1, 0],
    ['\u0003', 1, 0],
    ['\u0004', 1, 0],
  ])('after %j ends with %i', async (reply, expected, completions_) => {
    const index = completions_ === 1 ? 0 : 3
    const body = merchant.file('body.json', JSON.stringify(completions(4)[index]?.body))
    const { child, ended, prints } = startInTerminal(['complete', 'serviceorder', `ORDER-${index}`, body])
    const shown = await prints(/Complete it\? \[y\/N\] /)
    expect(shown).toMatch(new RegExp(`total +1.0${index} yuan`))
    child.stdin.write(reply)
    const { status, stdout } = await ended
    expect(status).toBe(expected)
    if (expected === 1) expect(stdout).toContain('Nothing was sent.')
    expect(merchant.sandbox.orders.get('serviceorder', `ORDER-${index}`)?.completions).toBe(completions_)
  })
})

describe('batch on a terminal', () => {
  it('shows how far it is in one line', async () => {
    const orders = merchant.file('orders.jsonl', jsonLines(completions(30)))
    const { ended } = startInTerminal(['batch', orders, '--results', join(merchant.folder, 'results.jsonl')])
    const { status, stdout } = await ended
    expect(status).toBe(0)
    expect(stdout).toContain('\r\u001B[Kdone 30 of 30, refused 0, unknown 0, ')
    expect(stdout).toMatch(/completed +30 /)
  })
})

describe('doctor on a terminal', () => {
  it('is in color, and without NO_COLOR only', async () => {
    expect((await startInTerminal(['doctor']).ended).stdout).toContain('\u001B[32mok')
    expect((await startInTerminal(['doctor'], { NO_COLOR: '1' }).ended).stdout).not.toContain('\u001B[')
  })
})
