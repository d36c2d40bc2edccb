/** The sandbox answers or closes whatever arrives, and lives: after each test a call through the client succeeds. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createWechatpayClient } from '../../src/index.js'
import { LIMITS } from '../../src/sandbox/limits.js'
import { startSandbox, type FaultName, type Sandbox, type SandboxOrder } from '../../src/sandbox/index.js'
import { startLimitedSandbox } from '../../src/sandbox/server.js'
import { SERVICE_ORDER } from '../helpers.js'
import { exchange, open, signedRequest, until } from './wire.js'

const body = {
  appid: 'wxd678efh567hg6787',
  service_id: '500001',
  post_payments: [{ name: '骑行费用', amount: 250 }],
  total_amount: 250,
}
const free = { ...body, post_payments: [{ name: '骑行费用', amount: 0 }], total_amount: 0 }

/** Such that no test has to wait for what users have to. */
const limits = { ...LIMITS, headers: 300, request: 600, idle: 200, interval: 50, linger: 1000 }

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startLimitedSandbox(limits)
})
afterAll(async () => sandbox.close())

const raised: unknown[] = []
const raise = (error: unknown): unknown => raised.push(error)
beforeEach(() => {
  raised.length = 0
  process.on('uncaughtExceptionMonitor', raise).on('unhandledRejection', raise)
  vi.spyOn(console, 'error')
})
afterEach(async () => {
  sandbox.faults.clear()
  await complete(sandbox)
  expect(console.error).not.toHaveBeenCalled()
  vi.restoreAllMocks()
  process.off('uncaughtExceptionMonitor', raise).off('unhandledRejection', raise)
  expect(raised).toEqual([])
})

let number = 0
function order(): { out_order_no: string; path: string; now: () => SandboxOrder | undefined } {
  const out_order_no = `R${++number}`
  sandbox.orders.add({ product: 'serviceorder', out_order_no })
  return {
    out_order_no,
    path: `/v3/payscore/serviceorder/${out_order_no}/complete`,
    now: () => sandbox.orders.get('serviceorder', out_order_no),
  }
}

/** A normal call. */
async function complete(at: Sandbox): Promise<void> {
  const out_order_no = `NORMAL-${++number}`
  at.orders.add({ product: 'serviceorder', out_order_no })
  const client = createWechatpayClient(at.credentials, { baseUrl: at.url, maxRetries: 0 })
  const { data } = await client.POST(SERVICE_ORDER, { params: { path: { out_order_no } }, body })
  expect(data?.out_order_no).toBe(out_order_no)
}

describe('a connection with what is no request', () => {
  const post = 'POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n'
  const get = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n'
  it.each<[string, string | Uint8Array, number]>([
    ['garbage', Uint8Array.of(0, 1, 2, 255, 254, 13, 10, 13, 10), 400],
    ['a TLS handshake', Uint8Array.of(0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3), 400],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    ['an unknown version', 'GET / HTTP/3.0\r\nHost: x\r\n\r\n', 400],
    ['an unknown method', 'FOO / HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['a PROXY line', 'PROXY TCP4 1.1.1.1 1.1.1.1 1 2\r\n', 400],
    ['HTTP/0.9', 'GET /\r\n', 408],
    ['line ends alone', '\r\n\r\n\r\n', 408],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['bare line feeds', 'GET / HTTP/1.1\nHost: x\n\n', 400],
    ['bare carriage returns', 'GET / HTTP/1.1\rHost: x\r\r', 400],
    ['NUL in the target', 'GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['NUL in the name of a header', `${get}A\0: b\r\n\r\n`, 400],
    ['NUL in the value of a header', `${get}A: a\0b\r\n\r\n`, 400],
    ['a folded header', `${get}A: b\r\n c\r\n\r\n`, 400],
    ['a header of 20 kB', `${get}A: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['a target of 20 kB', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
    ['no size of a chunk', `${post}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 400],
    ['a chunk longer than its size', `${post}Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n`, 400],
    ['an unknown coding', `${post}Transfer-Encoding: xchunked\r\n\r\n`, 400],
    ['two framings', `${post}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n`, 400],
    ['two lengths', `${post}Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcde`, 400],
    ['a negative length', `${post}Content-Length: -5\r\n\r\n`, 400],
    ['a length beyond all numbers', `${post}Content-Length: ${'9'.repeat(30)}\r\n\r\n`, 400],
    ['an unknown expectation', `${post}Expect: 200-maybe\r\nContent-Length: 2\r\n\r\n{}`, 417],
    ['less than its length', `${post}Content-Length: 5\r\n\r\nabc`, 408],
    ['a chunk that never ends', `${post}Transfer-Encoding: chunked\r\n\r\n5\r\nabc`, 408],
  ])('is told so and closed: %s', async (_, bytes, status) => {
    expect(await exchange(sandbox, bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  })

  it('is closed when it is a CONNECT', async () => {
    expect(await exchange(sandbox, 'CONNECT example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n')).toBe('')
  })

  it.each([
    ['HTTP/1.0', 'GET / HTTP/1.0\r\n\r\n'],
    ['an absolute target', 'GET http://example.com/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['a target that is *', 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['900 headers', `${get}${'A:b\r\n'.repeat(900)}\r\n`],
    ['an upgrade', `${get}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`],
    ['an Authorization of brackets', `${get}Accept: application/json\r\nAuthorization: ${'['.repeat(9000)}\r\n\r\n`],
  ])('is answered as a request without the headers that WeChat Pay wants: %s', async (_, bytes) => {
    expect(await exchange(sandbox, bytes)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n[^]*"code":"PARAM_ERROR"/)
  })
})

describe('a request', () => {
  it('that asks before it sends is told to go on', async () => {
    const { path } = order()
    const bytes = signedRequest(sandbox, path, JSON.stringify(body), { Expect: '100-continue' })
    expect(await exchange(sandbox, bytes)).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/)
  })

  it('that asks before it sends too much is told not to', async () => {
    const head = 'POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1048577\r\n\r\n'
    expect(await exchange(sandbox, head)).toMatch(/^HTTP\/1\.1 413 /)
  })

  it.each(['/', '/v3/payscore/serviceorder/SERVICE-ORDER-1/complete', '/_sandbox/orders'])(
    'of more than 1 MiB to %s gets its 413, however late it is read',
    async (path) => {
      const { socket, closed } = await open(sandbox)
      // Reads nothing before it has sent everything.
      socket.pause()
      socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 4194304\r\n\r\n`)
      for (let sent = 0; sent < 64 && !socket.destroyed; sent++)
        await new Promise((resolve) => socket.write(Buffer.alloc(65_536), resolve))
      socket.resume()
      expect(await closed).toMatch(/^HTTP\/1\.1 413 [^]*\r\nContent-Length: 0\r\n[^]*\r\n\r\n$/)
      expect(socket.errored).toBeNull()
    },
  )

  it('of more than 1 MiB gets its 413 before all of it is sent', async () => {
    const { socket, closed } = await open(sandbox)
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4194304\r\n\r\n')
    await new Promise((resolve) => socket.once('data', resolve))
    socket.end()
    expect(await closed).toMatch(/^HTTP\/1\.1 413 /)
  })

  it('of more than 1 MiB in chunks gets its 413, too', async () => {
    const chunk = `10000\r\n${'a'.repeat(65_536)}\r\n`
    const bytes = `POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(40)}0\r\n\r\n`
    expect(await exchange(sandbox, bytes)).toMatch(/^HTTP\/1\.1 413 /)
  })

  it('that never ends is not read for ever', async () => {
    // So patient otherwise that nothing else ends it.
    const patient = await startLimitedSandbox({ ...LIMITS, request: 60_000, linger: 200 })
    const wire = await open(patient)
    wire.socket.write('POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n')
    const chunk = `10000\r\n${'a'.repeat(65_536)}\r\n`
    const send = (): void => {
      while (wire.socket.writable && wire.socket.write(chunk));
    }
    wire.socket.on('drain', send)
    send()
    expect(await wire.closed).toMatch(/^HTTP\/1\.1 413 /)
    await patient.close()
  })

  it('of exactly 1 MiB is looked at', async () => {
    const bytes = signedRequest(sandbox, order().path, ' '.repeat(1024 * 1024))
    expect(await exchange(sandbox, bytes)).toMatch(/"code":"PARAM_ERROR","message":"The body must be JSON/)
  })

  it.each<[string, string | Uint8Array]>([
    ['of invalid UTF-8', Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d)],
    ['of a lone surrogate', Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22)],
    ['of NUL', '\0'.repeat(100)],
    ['of UTF-16', Buffer.from(JSON.stringify(body), 'utf16le')],
    ['of half a million brackets', '['.repeat(500_000)],
    ['of half a million nested arrays', '['.repeat(500_000) + ']'.repeat(500_000)],
    ['of deep objects', '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)],
    ['with __proto__', JSON.stringify(body).replace('{', '{"__proto__":{"total_amount":1},')],
    ['with an amount beyond all numbers', JSON.stringify(body).replaceAll('250', '1e999')],
  ])('%s is refused with PARAM_ERROR', async (_, bytes) => {
    const { path, now } = order()
    expect(await exchange(sandbox, signedRequest(sandbox, path, bytes))).toMatch(
      /^HTTP\/1\.1 400 [^]*"code":"PARAM_ERROR"/,
    )
    expect(now()?.completions).toBe(0)
  })

  it('that is signed with another key of the same merchant, or by another merchant, completes nothing', async () => {
    const { out_order_no, now } = order()
    const stranger = await startSandbox({ orders: [] })
    await stranger.close()
    const { privateKey, serialNo } = stranger.credentials
    for (const own of [{ privateKey }, { privateKey, serialNo }, { privateKey, serialNo, mchid: '1900000001' }]) {
      const client = createWechatpayClient({ ...sandbox.credentials, ...own }, { baseUrl: sandbox.url })
      const { error } = await client.POST(SERVICE_ORDER, { params: { path: { out_order_no } }, body })
      expect(error?.code).toBe('SIGN_ERROR')
    }
    expect(now()).toMatchObject({ state_description: 'USER_CONFIRM', completions: 0 })
  })

  // No rule about a nonce that comes twice is documented, so the sandbox has none.
  it('that is replayed byte by byte is answered the same and changes nothing but the count', async () => {
    const { path, now } = order()
    const bytes = signedRequest(sandbox, path, JSON.stringify(body))
    const answers = []
    for (let i = 0; i < 3; i++) answers.push((await exchange(sandbox, bytes)).split('\r\n\r\n')[1])
    expect(new Set(answers).size).toBe(1)
    expect(now()).toMatchObject({ state_description: 'MCH_COMPLETE', completed_with: body, completions: 3 })
  })

  it('that is replayed after the order was done changes nothing at all', async () => {
    const { path, now } = order()
    const bytes = signedRequest(sandbox, path, JSON.stringify(free))
    expect(await exchange(sandbox, bytes)).toMatch(/^HTTP\/1\.1 200 /)
    const first = now()
    expect(await exchange(sandbox, bytes)).toMatch(/^HTTP\/1\.1 400 [^]*"code":"ORDER_DONE"/)
    expect(now()).toEqual(first)
    expect(first).toMatchObject({ state: 'DONE', completions: 1 })
  })

  it('that is replayed for another order is refused: the path is signed', async () => {
    const { path } = order()
    const other = order()
    const bytes = signedRequest(sandbox, path, JSON.stringify(body)).toString('latin1').replace(path, other.path)
    expect(await exchange(sandbox, Buffer.from(bytes, 'latin1'))).toMatch(/^HTTP\/1\.1 401 [^]*"code":"SIGN_ERROR"/)
    expect(other.now()?.completions).toBe(0)
  })
})

describe('requests in a pipeline', () => {
  it('are answered in their order', async () => {
    const orders = [order(), order(), order()]
    // The first one's answer is the slowest.
    sandbox.faults.add({ fault: 'delay', milliseconds: 50 })
    const bytes = orders.map(({ path }, index) =>
      signedRequest(sandbox, path, JSON.stringify(body), index < 2 ? { Connection: 'keep-alive' } : {}),
    )
    const answers = await exchange(sandbox, Buffer.concat(bytes))
    expect([...answers.matchAll(/"out_order_no":"(\w+)"/g)].map(([, name]) => name)).toEqual(
      orders.map(({ out_order_no }) => out_order_no),
    )
  })

  it('are answered up to the limit of one connection, which is then closed', async () => {
    const request = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'
    const statuses = async (requests: number): Promise<string[]> =>
      (await exchange(sandbox, request.repeat(requests))).match(/(?<=HTTP\/1\.1 )\d+/g) ?? []
    expect(await statuses(limits.requests)).toEqual(Array<string>(limits.requests).fill('400'))
    // The closing may cut the answers to more than that, or time may run out for them, but no more are looked at.
    const more = await statuses(10 * limits.requests)
    expect(more.filter((status) => status === '400').length).toBeLessThanOrEqual(limits.requests)
    expect(more.filter((status) => !['400', '408', '503'].includes(status))).toEqual([])
  })

  it('whose first one is cut do not go on', async () => {
    const [first, second] = [order(), order()]
    sandbox.faults.add('drop-before')
    const bytes = [first, second].map(({ path }) =>
      signedRequest(sandbox, path, JSON.stringify(body), { Connection: 'keep-alive' }),
    )
    expect(await exchange(sandbox, Buffer.concat(bytes))).toBe('')
  })
})

describe('a slow client', () => {
  /** Sends the rest byte by byte for as long as it is listened to. */
  async function slowly(start: string): Promise<string> {
    const { socket, closed } = await open(sandbox)
    socket.write(start)
    const timer = setInterval(() => socket.write('a'), 20)
    const received = await closed
    clearInterval(timer)
    return received
  }

  it.each([
    ['its first line', 'GET /'],
    ['its headers', 'GET / HTTP/1.1\r\nHost: x\r\nA: '],
    ['its body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n'],
  ])('is told 408 and closed when it takes too long for %s', async (_, start) => {
    expect(await slowly(start)).toMatch(/^HTTP\/1\.1 408 /)
  })

  it('does not keep others waiting, be there a hundred of them', async () => {
    const slow = Array.from({ length: 100 }, async () => slowly('GET / HTTP/1.1\r\nHost: x\r\nA: '))
    await complete(sandbox)
    const answers = await Promise.all(slow)
    expect(new Set(answers.map((answer) => answer.slice(0, 13)))).toEqual(new Set(['HTTP/1.1 408 ']))
  })
})

describe('three thousand connections', { timeout: 60_000 }, () => {
  it('that are idle do not keep a call waiting, and are closed', async () => {
    expect(LIMITS.connections).toBeGreaterThan(3000)
    const patient = await startLimitedSandbox({ ...limits, headers: 3000, request: 3000 })
    const wires = []
    for (let i = 0; i < 30; i++)
      wires.push(...(await Promise.all(Array.from({ length: 100 }, async () => open(patient)))))
    expect(wires.filter(({ socket }) => socket.readyState === 'open').length).toBe(3000)
    await complete(patient)
    const answers = await Promise.all(wires.map(async ({ closed }) => closed))
    expect(new Set(answers.map((answer) => answer.slice(0, 13)))).toEqual(new Set(['HTTP/1.1 408 ']))
    await complete(patient)
    await patient.close()
  })

  it('are cut at once by close()', async () => {
    const closing = await startSandbox({ orders: [] })
    const wires = await Promise.all(Array.from({ length: 500 }, async () => open(closing)))
    await closing.close()
    await Promise.all(wires.map(async ({ closed }) => closed))
  })

  it('are closed when they are more than there may be', async () => {
    const small = await startLimitedSandbox({ ...limits, connections: 10 })
    const wires = await Promise.all(Array.from({ length: 20 }, async () => open(small)))
    await Promise.all(wires.map(async ({ closed }) => closed))
    expect(wires.filter(({ received }) => received === '').length).toBe(10)
    await complete(small)
    await small.close()
  })

  it('are more than the process may have files, and it lives', async () => {
    const cli = fileURLToPath(new URL('../../src/sandbox/cli.ts', import.meta.url))
    const command = `ulimit -n 200 && exec "${process.execPath}" --import tsx "${cli}" --port 0`
    const child = spawn('sh', ['-c', command], { stdio: ['ignore', 'pipe', 'pipe'] })
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    try {
      await until(() => stdout.includes('Ctrl-C'))
      const url = /http:\S+/.exec(stdout)?.[0] ?? expect.fail()
      // `as`: only its address is read.
      const wires = await Promise.all(Array.from({ length: 400 }, async () => open({ url } as Sandbox)))
      for (const { socket } of wires) socket.destroy()
      await Promise.all(wires.map(async ({ closed }) => closed))
      // It may take a moment until the files are free again.
      await vi.waitFor(async () => expect((await fetch(`${url}/_sandbox/requests`)).status).toBe(200), 10_000)
      expect(child.exitCode).toBeNull()
    } finally {
      child.kill()
    }
    expect(stderr).toBe('')
  })
})

describe('a client that goes away', () => {
  it.each([
    ['in the middle of its headers', 'POST / HTTP/1.1\r\nHo'],
    ['in the middle of its body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc'],
    ['in the middle of a body that is too large', `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999\r\n\r\nabc`],
    ['in the middle of a chunk', 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc'],
  ])('%s is forgotten, be it with FIN or with RST', async (_, bytes) => {
    for (const leave of ['end', 'resetAndDestroy'] as const) {
      const { socket, closed } = await open(sandbox)
      socket.write(bytes)
      socket[leave]()
      await closed
    }
  })

  it('as soon as it has sent everything is forgotten, and its order completed', async () => {
    for (const leave of ['end', 'resetAndDestroy'] as const) {
      const { path, now } = order()
      const { socket, closed } = await open(sandbox)
      // A reset throws away what was not sent yet.
      await new Promise((sent) => socket.write(signedRequest(sandbox, path, JSON.stringify(body)), sent))
      if (leave === 'resetAndDestroy') await until(() => now()?.completions === 1)
      socket[leave]()
      await closed
      await until(() => now()?.completions === 1)
    }
  })

  it.each<[FaultName, RegExp]>([
    ['drip', /"out/],
    ['delay', /^$/],
    ['stall', /^$/],
    ['drop-next', /}$/],
  ])('in the middle of an answer is forgotten: %s', async (fault, received) => {
    const { path, now } = order()
    sandbox.faults.add({ fault, ...(fault === 'drip' && { milliseconds: 1 }) })
    const wire = await open(sandbox)
    wire.socket.write(signedRequest(sandbox, path, JSON.stringify(body)))
    await until(() => received.test(wire.received) && (fault === 'stall' || now()?.completions === 1))
    wire.socket.resetAndDestroy()
    await wire.closed
  })
})

describe('/_sandbox', () => {
  const post = async (path: string, text: string | Uint8Array<ArrayBuffer>): Promise<number> =>
    (await fetch(`${sandbox.url}/_sandbox/${path}`, { method: 'POST', body: text })).status
  const list = async (what: string): Promise<unknown> => (await fetch(`${sandbox.url}/_sandbox/${what}`)).json()

  it.each(
    [
      'null',
      '1',
      '"x"',
      '[]',
      '{}',
      '{"product":"__proto__","out_order_no":"X"}',
      '{"product":["serviceorder"],"out_order_no":"X"}',
      '{"product":"serviceorder","out_order_no":{"toString":1}}',
      '{"product":"serviceorder","out_order_no":"X","state":{"toString":1}}',
      '{"product":"serviceorder","out_order_no":"X","state_description":1}',
      '{"product":"serviceorder","out_order_no":"X","time_range":null}',
      '{"product":"serviceorder","out_order_no":"X","time_range":"now"}',
      '{"product":"serviceorder","out_order_no":"X","time_range":{"start_time":{"toString":1}}}',
      '{"product":"serviceorder","out_order_no":"X","risk_fund":{"amount":"1"}}',
      '{"product":"serviceorder","out_order_no":"X","completions":"x"}',
      '{"product":"serviceorder","out_order_no":"X","completed_with":null}',
      `{"product":"serviceorder","out_order_no":"X","risk_fund":{"name":"DEPOSIT","amount":1,"description":${'['.repeat(9000)}${']'.repeat(9000)}}}`,
      `{"product":"serviceorder","out_order_no":"X","completed_with":${'['.repeat(300_000)}${']'.repeat(300_000)}}`,
      '['.repeat(1_000_000),
    ].map((text) => [text.slice(0, 90), text]),
  )('refuses an order that is none: %s', async (_, text = '') => {
    const before = sandbox.orders.list()
    expect(await post('orders', text)).toBe(400)
    expect(sandbox.orders.list()).toEqual(before)
  })

  it.each(['null', '1', '[]', '{}', '{"fault":{"toString":1}}', '{"fault":"delay","executed":true}', '"__proto__"'])(
    'refuses a fault that is none: %s',
    async (text) => {
      expect(await post('faults', text)).toBe(400)
      expect(await list('faults')).toEqual([])
    },
  )

  it('refuses to collect what is not there', async () => {
    for (const text of ['null', '{}', '{"product":{"toString":1},"out_order_no":{}}', '']) {
      expect(await post('orders/collect', text)).toBe(400)
    }
    expect(await post('orders', Uint8Array.of(0xff))).toBe(400)
  })

  it('keeps no more than 16 MiB of what arrived', async () => {
    sandbox.requests.clear()
    for (let i = 0; i < 20; i++) await fetch(`${sandbox.url}/x`, { method: 'POST', body: 'a'.repeat(1024 * 1024) })
    const kept = sandbox.requests.list().filter(({ url }) => url === '/x')
    expect(kept.length).toBe(16)
    sandbox.requests.clear()
  })
})
