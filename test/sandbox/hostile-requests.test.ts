/** Bodies that break parsers, and requests that are recorded and sent again. */
import { describe, expect, it } from 'vitest'
import { livingSandbox } from './alive.js'
import { addOrder, free, service } from './orders.js'
import { exchange, signedRequest } from './wire.js'

const sandbox = livingSandbox()

describe('a request', () => {
  it.each<[string, string | Uint8Array]>([
    ['of invalid UTF-8', Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d)],
    ['of a lone surrogate', Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22)],
    ['of NUL', '\0'.repeat(100)],
    ['of UTF-16', Buffer.from(JSON.stringify(service), 'utf16le')],
    ['of half a million brackets', '['.repeat(500_000)],
    ['of half a million nested arrays', '['.repeat(500_000) + ']'.repeat(500_000)],
    ['of deep objects', '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)],
    ['with __proto__', JSON.stringify(service).replace('{', '{"__proto__":{"total_amount":1},')],
    ['with an amount beyond all numbers', JSON.stringify(service).replaceAll('38000', '1e999')],
  ])('%s is refused with PARAM_ERROR', async (_, bytes) => {
    const { path, completions } = addOrder(sandbox())
    expect(await exchange(sandbox(), signedRequest(sandbox(), path, bytes))).toMatch(
      /^HTTP\/1\.1 400 [^]*"code":"PARAM_ERROR"/,
    )
    expect(completions()).toBe(0)
  })

  // No rule about a nonce that comes twice is documented, so the sandbox has none.
  it('that is replayed byte by byte gets the same response and changes nothing but the count', async () => {
    const { path, now } = addOrder(sandbox())
    const bytes = signedRequest(sandbox(), path, JSON.stringify(service))
    const bodies = []
    for (let i = 0; i < 3; i++) bodies.push((await exchange(sandbox(), bytes)).split('\r\n\r\n')[1])
    expect(new Set(bodies).size).toBe(1)
    expect(now()).toMatchObject({ state_description: 'MCH_COMPLETE', completed_with: service, completions: 3 })
  })

  it('that is replayed after the order was done changes nothing at all', async () => {
    const { path, now } = addOrder(sandbox())
    const bytes = signedRequest(sandbox(), path, JSON.stringify(free))
    expect(await exchange(sandbox(), bytes)).toMatch(/^HTTP\/1\.1 200 /)
    const first = now()
    expect(await exchange(sandbox(), bytes)).toMatch(/^HTTP\/1\.1 400 [^]*"code":"ORDER_DONE"/)
    expect(now()).toEqual(first)
    expect(first).toMatchObject({ state: 'DONE', completions: 1 })
  })

  it('that is replayed for another order is refused: the path is signed', async () => {
    const { path } = addOrder(sandbox())
    const other = addOrder(sandbox())
    const bytes = signedRequest(sandbox(), path, JSON.stringify(service)).toString('latin1').replace(path, other.path)
    expect(await exchange(sandbox(), Buffer.from(bytes, 'latin1'))).toMatch(/^HTTP\/1\.1 401 [^]*"code":"SIGN_ERROR"/)
    expect(other.completions()).toBe(0)
  })
})
