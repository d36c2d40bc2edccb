/** `npm start` as a user runs it. */
import { beforeAll, describe, expect, it } from 'vitest'
import { run } from './run-script.js'

describe('npm start', () => {
  let printed: Awaited<ReturnType<typeof run>>
  beforeAll(async () => {
    printed = await run('scripts/demo.ts')
  })

  it('stops by itself, with status 0 and nothing on stderr', () => {
    expect(printed.stderr).toBe('')
    expect(printed.status).toBe(0)
    expect(printed.stdout).toContain('All seven as expected.')
  })

  it('shows the five lines that are signed, and the request and response of the first call', () => {
    expect(printed.stdout).toMatch(
      /request {3}POST \/v3\/payscore\/serviceorder\/SERVICE-ORDER-1\/complete to 127\.0\.0\.1:\d+\n {2}signed {4}POST⏎\n {12}\/v3\/payscore\/serviceorder\/SERVICE-ORDER-1\/complete⏎\n {12}\d{10}⏎\n {12}\w{32}⏎\n {12}\{.*\}⏎\n {2}response {2}200 OK\n/,
    )
  })

  it('completes an order of each product', () => {
    expect(printed.stdout.match(/result {4}completed, not yet paid\n/g)?.length).toBe(4)
    expect(printed.stdout).toContain('order     SERVICE-ORDER-1: DOING MCH_COMPLETE, total_amount 38000 fen\n')
    for (const number of ['SMART-RETAIL-1', 'PAY-AFTER-1']) expect(printed.stdout).toContain(`order     ${number}, `)
  })

  it('loses a response, and finds the order completed by a query', () => {
    expect(printed.stdout).toContain(
      'sent      completeServiceOrder: no response, ERR_CONNECTION, outcome unknown\n  sent      queryServiceOrder: 200\n  result    completed, not yet paid\n',
    )
  })

  it('verifies the notification and the query, and refuses the forged response', () => {
    expect(printed.stdout).toContain('verified  PAYSCORE.USER_PAID: SERVICE-ORDER-2 is DONE, 38000 fen\n')
    expect(printed.stdout).toContain('verified  state DONE, collection USER_PAID, 38000 fen paid\n')
    expect(printed.stdout).toContain('thrown    SignatureVerificationError ERR_SIGNATURE_MISMATCH, outcome unknown\n')
  })

  it('prints no key and no control character', () => {
    expect(printed.stdout).not.toMatch(/PRIVATE KEY|[\0-\x09\x0B-\x1F\x7F-\x9F\u2028]/)
  })
})
