/** Headers and bodies as servers, queues and frameworks have them. */
import { describe, expect, it } from 'vitest'
import { NotificationError } from 'wechatpay-payscore'
import { rejection } from '../helpers.js'
import { made, paid, parsed } from './notifications.js'

const url = 'https://merchant.example/notify'
const bytes = new TextEncoder().encode(paid.body)
const entries = Object.entries(paid.headers)
const cased = (change: (name: string) => string): Record<string, string> =>
  Object.fromEntries(entries.map(([name, value]) => [change(name), value]))

describe('headers are read', () => {
  it.each<[string, unknown]>([
    ['of Headers', new Headers(paid.headers)],
    ['of an object in lower case, as Node has them', cased((name) => name.toLowerCase())],
    ['of an object in upper case', cased((name) => name.toUpperCase())],
    [
      'of lists, as Node and gateways also have them',
      Object.fromEntries(entries.map(([name, value]) => [name, [value]])),
    ],
    ['of an object without prototype', Object.assign(Object.create(null) as object, paid.headers)],
    ['of a Map', new Map(entries.map(([name, value]) => [name.toLowerCase(), value]))],
    ['of pairs', entries],
    ['of what has only get()', { get: (name: string) => new Headers(paid.headers).get(name) }],
    ['with the timestamp as a number', { ...paid.headers, 'Wechatpay-Timestamp': 1_700_000_000 }],
    ['with spaces around', Object.fromEntries(entries.map(([name, value]) => [name, ` ${value} `]))],
  ])('%s', async (_, headers) => {
    expect(await parsed({ headers, body: paid.body })).toHaveProperty('resource', made.order)
  })

  it.each<[string, unknown]>([
    ['missing', undefined],
    ['text', 'Wechatpay-Serial: x'],
    ['a flat list, as rawHeaders', entries.flat()],
  ])('not when they are %s: a TypeError', async (_, headers) => {
    expect(await rejection(parsed({ headers, body: paid.body }))).toBeInstanceOf(TypeError)
  })
})

describe('a body is read', () => {
  const around = new Uint8Array([1, ...bytes, 2])
  it.each<[string, unknown]>([
    ['of text', paid.body],
    ['of a Uint8Array', bytes],
    ['of a Buffer', Buffer.from(paid.body)],
    ['of an ArrayBuffer', bytes.slice().buffer],
    ['of a part of a buffer', around.subarray(1, -1)],
    ['of a DataView', new DataView(around.buffer, 1, bytes.length)],
  ])('%s', async (_, body) => {
    expect(await parsed({ headers: paid.headers, body })).toHaveProperty('resource', made.order)
  })

  it('of a web Request', async () => {
    expect(await parsed(new Request(url, { method: 'POST', ...paid }))).toHaveProperty('resource', made.order)
  })

  it('as it was when it was handed over, although its owner uses the memory again', async () => {
    const body = bytes.slice()
    const reading = parsed({ headers: paid.headers, body })
    body.fill(0)
    expect(await reading).toHaveProperty('resource', made.order)
  })

  it.each<[string, unknown]>([
    ['a parsed object', JSON.parse(paid.body)],
    ['a Buffer that went through JSON', JSON.parse(JSON.stringify(Buffer.from(paid.body)))],
    ['missing, as of a request of Node', undefined],
    ['null', null],
    ['a number', 1],
    ['a stream', new Request(url, { method: 'POST', body: paid.body }).body],
  ])('not when it is %s: a TypeError says how to get the raw one', async (_, body) => {
    const error = (await rejection(parsed({ headers: paid.headers, body }))) as Error
    expect(error).toBeInstanceOf(TypeError)
    expect(error.message).toMatch(/^body must be the raw body/)
    for (const framework of ['Express', 'Nest', 'Fastify', 'Next', 'Hono']) expect(error.message).toContain(framework)
    expect(error.message).not.toContain('YDS3')
  })

  it('not of a Request that was read before: a TypeError', async () => {
    const request = new Request(url, { method: 'POST', ...paid })
    await request.text()
    expect(await rejection(parsed(request))).toHaveProperty('message', expect.stringMatching(/was read before/))
    const locked = new Request(url, { method: 'POST', ...paid })
    locked.body?.getReader()
    expect(await rejection(parsed(locked))).toBeInstanceOf(TypeError)
  })

  it('up to 1 MiB', async () => {
    const tooMuch = 'x'.repeat(1024 * 1024 + 1)
    for (const given of [{ ...paid, body: tooMuch }, new Request(url, { method: 'POST', body: tooMuch })]) {
      const error = await rejection(parsed(given))
      expect(error).toBeInstanceOf(NotificationError)
      expect(error).toHaveProperty('code', 'ERR_NOTIFICATION_BODY')
    }
    expect(await rejection(parsed({ ...paid, body: tooMuch.slice(1) }))).toHaveProperty(
      'code',
      'ERR_SIGNATURE_MISMATCH',
    )
  })

  it('to its end, or not at all', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(bytes.subarray(0, 10))
        controller.error(new Error('aborted'))
      },
    })
    const request = new Request(url, { method: 'POST', headers: paid.headers, body, duplex: 'half' } as RequestInit)
    const error = await rejection(parsed(request))
    expect(error).toMatchObject({ code: 'ERR_NOTIFICATION_BODY', cause: { message: 'aborted' } })
  })
})

it.each([undefined, null, 'text', 1])('a message that is %s is a TypeError', async (what) => {
  expect(await rejection(parsed(what))).toBeInstanceOf(TypeError)
})
