/** A further endpoint is YAML: the client calls two that it has never seen, without a change to its source. */
import { createSign, createVerify } from 'node:crypto'
import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hover, offered, problems } from '../../editor.js'
import { credentials, fixture, goVector, PUBLIC_KEY_ID, testingKey } from '../../helpers.js'
import { problemsOf } from '../../typecheck.js'
import { copyContract, generate, twoOperations } from './contract.js'

/** A program that a user of the two operations would write. */
const program = `
import { createWechatpayClient, type Credentials } from './src/node.js'
import type { RehearseServiceOrderRequest, QueryRehearsalQuery } from './src/node.js'

export function connect(credentials: Credentials, baseUrl: string) {
  const client = createWechatpayClient(credentials, { baseUrl, maxRetries: 0 })
  const who = { appid: 'wxd678efh567hg6787', service_id: '500001' }
  return {
    byNumber: (out_order_no: string) =>
      client.GET('/v3/payscore/rehearsals', { params: { query: { ...who, out_order_no } } }),
    byQueryId: (query_id: string) => client.GET('/v3/payscore/rehearsals', { params: { query: { ...who, query_id } } }),
    rehearse: (out_order_no: string, reason: string) =>
      client.POST('/v3/payscore/serviceorder/{out_order_no}/rehearse', {
        params: { path: { out_order_no } },
        body: { ...who, reason },
      }),
    // What TypeScript refuses, the client refuses too.
    byBoth: () =>
      // @ts-expect-error exactly one of the two
      client.GET('/v3/payscore/rehearsals', { params: { query: { ...who, out_order_no: '1', query_id: '1' } } }),
    // @ts-expect-error exactly one of the two
    byNeither: () => client.GET('/v3/payscore/rehearsals', { params: { query: who } }),
    byMisspelt: () =>
      // @ts-expect-error no such parameter
      client.GET('/v3/payscore/rehearsals', { params: { query: { ...who, out_order_no: '1', queryid: '1' } } }),
    // @ts-expect-error the query is required
    withoutQuery: () => client.GET('/v3/payscore/rehearsals', { params: {} }),
    // @ts-expect-error a GET has no body
    withBody: () => client.GET('/v3/payscore/rehearsals', { params: { query: { ...who, query_id: '1' } }, body: who }),
    // @ts-expect-error the path takes no POST
    posted: () => client.POST('/v3/payscore/rehearsals', { params: {}, body: who }),
    unreasoned: () =>
      client.POST('/v3/payscore/serviceorder/{out_order_no}/rehearse', {
        params: { path: { out_order_no: '1' } },
        // @ts-expect-error the reason is required
        body: who,
      }),
  }
}
export const reasonOf = (body: RehearseServiceOrderRequest): string => body.reason
export const numberOf = (query: QueryRehearsalQuery): string => query.out_order_no ?? query.query_id
export async function total(orders: ReturnType<typeof connect>): Promise<number | undefined> {
  const { data, error } = await orders.byNumber('1')
  return error ? undefined : data.total_amount
}
`

interface Result {
  data?: unknown
  error?: unknown
}
type Calls = Record<string, (...values: string[]) => Promise<Result>>

const order = {
  appid: 'wxd678efh567hg6787',
  mchid: '1234567890',
  out_order_no: 'a|b*c',
  service_id: '500001',
  service_introduction: '某某酒店',
  state: 'DOING',
  state_description: 'USER_CONFIRM',
  total_amount: 0,
  risk_fund: { name: 'DEPOSIT', amount: 10000 },
}
const rehearsed = { ...order, order_id: '15646546545165651651' }

const folder = copyContract(twoOperations)
let calls: Calls
let server: Server
/** The requests that have arrived, each as the five lines that were signed. */
const arrived: { message: string; authorization: string }[] = []
let [status, response]: [number, object] = [200, order]

beforeAll(async () => {
  expect(generate(folder)).toMatchObject({ status: 0, stderr: '' })
  cpSync(new URL('../../../src', import.meta.url), join(folder, 'src'), {
    recursive: true,
    filter: (path) => !/\/(sandbox|cli|tsconfig.json)$/.test(path),
  })
  writeFileSync(join(folder, 'program.ts'), program)
  server = createServer((request, reply) => void respond(request, reply)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  // `as`: it listens on a port.
  const { port } = server.address() as AddressInfo
  const module: unknown = await import(pathToFileURL(join(folder, 'program.ts')).href)
  // `as`: the program above exports it.
  const { connect } = module as { connect(who: typeof credentials, baseUrl: string): Calls }
  calls = connect(credentials, `http://127.0.0.1:${port}`)
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
})

async function respond(request: IncomingMessage, reply: ServerResponse): Promise<void> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk)
  const { authorization = '' } = request.headers
  const [, nonce, timestamp] = /nonce_str="(\w+)".*timestamp="(\d+)"/.exec(authorization) ?? []
  arrived.push({ message: `${request.method}\n${request.url}\n${timestamp}\n${nonce}\n${body}\n`, authorization })
  const text = JSON.stringify(response)
  const signedAt = String(Math.floor(Date.now() / 1000))
  const key = testingKey(fixture('platform_key.pem'))
  reply.writeHead(status, {
    'Content-Type': 'application/json',
    'Wechatpay-Timestamp': signedAt,
    'Wechatpay-Nonce': 'NONCE',
    'Wechatpay-Serial': PUBLIC_KEY_ID,
    'Wechatpay-Signature': createSign('sha256').update(`${signedAt}\nNONCE\n${text}\n`).sign(key, 'base64'),
  })
  reply.end(text)
}

/** The request that the call sends. */
async function requestOf(call: () => Promise<Result>): Promise<{ line: string; body: string; isSigned: boolean }> {
  const before = arrived.length
  await call()
  expect(arrived.length).toBe(before + 1)
  const { message, authorization } = arrived.at(-1) ?? expect.fail()
  const [method, url, , , ...rest] = message.split('\n')
  const [, signature = ''] = /signature="([^"]+)"/.exec(authorization) ?? []
  const isSigned = createVerify('sha256').update(message).verify(goVector.public_key_pem, signature, 'base64')
  return { line: `${method} ${url}`, body: rest.join('\n').trimEnd(), isSigned }
}

const call = (name: string, ...values: string[]): Promise<Result> => calls[name]?.(...values) ?? expect.fail(name)

describe('two operations that were added to a copy of the contract', () => {
  it('have types', () => {
    expect(problemsOf([join(folder, 'program.ts')])).toEqual([])
  })

  it('are offered by an editor, each parameter with its text', () => {
    const head = `import { createWechatpayClient } from './${basename(folder)}/src/node.js'
      const client = createWechatpayClient({} as never); `
    const query = "client.GET('/v3/payscore/rehearsals', { params: { query: { service_id: '', "
    expect(offered(`${head} client.▮`).sort()).toEqual(['GET', 'POST', 'eject', 'use'])
    expect(offered(`${head} client.GET('▮')`)).toContain('/v3/payscore/rehearsals')
    expect(offered(`${head} ${query} ▮`).sort()).toEqual(['appid', 'out_order_no', 'query_id'])
    expect(hover(`${head} ${query} ▮out_order_no: '' } } })`)).toContain("The merchant's own number of the order.")
    expect(hover(`${head} client.▮GET('/v3/payscore/rehearsals', {})`)).toContain('which changes nothing')
    const [problem, ...others] = problems(`${head} ${query} appid: '', out_order_nr: '' } } })`)
    expect(others).toEqual([])
    expect(problem?.message).toBe(
      "Object literal may only specify known properties, but 'out_order_nr' does not exist in type " +
        "'QueryRehearsalQuery'. Did you mean to write 'out_order_no'?",
    )
  })

  it('are sent as the contract writes them, and signed with their query', async () => {
    response = order
    expect(await requestOf(() => call('byNumber', 'a|b*c'))).toEqual({
      line: 'GET /v3/payscore/rehearsals?appid=wxd678efh567hg6787&service_id=500001&out_order_no=a%7Cb*c',
      body: '',
      isSigned: true,
    })
    response = rehearsed
    expect(await requestOf(() => call('rehearse', 'a|b*c', '用户演练'))).toEqual({
      line: 'POST /v3/payscore/serviceorder/a%7Cb*c/rehearse',
      body: '{"appid":"wxd678efh567hg6787","service_id":"500001","reason":"用户演练"}',
      isSigned: true,
    })
  })

  it('return what the service responds', async () => {
    response = order
    expect((await call('byNumber', 'a|b*c')).data).toEqual(order)
    expect((await call('byQueryId', '15646546545165651651')).data).toEqual(order)
    response = rehearsed
    expect((await call('rehearse', 'a|b*c', '用户演练')).data).toEqual(rehearsed)
  })

  it('refuse a response about another order', async () => {
    response = rehearsed
    await expect(call('byNumber', 'another')).rejects.toMatchObject({ code: 'ERR_RESPONSE_UNEXPECTED' })
    await expect(call('rehearse', 'another', '用户演练')).rejects.toMatchObject({ code: 'ERR_RESPONSE_UNEXPECTED' })
    response = order
    await expect(call('rehearse', 'a|b*c', '用户演练')).rejects.toMatchObject({ code: 'ERR_RESPONSE_UNEXPECTED' })
  })

  it('end with what an error of the service means for them', async () => {
    ;[status, response] = [500, { code: 'SYSTEM_ERROR', message: '系统异常' }]
    // Nothing can have been executed by a query.
    expect((await call('byNumber', 'a|b*c')).error).toEqual(response)
    await expect(call('rehearse', 'a|b*c', '用户演练')).rejects.toMatchObject({
      code: 'ERR_OUTCOME_UNKNOWN',
      outcome: 'unknown',
      error: response,
    })
    ;[status, response] = [404, { code: 'ORDER_NOT_EXIST', message: '订单不存在' }]
    expect((await call('byNumber', 'a|b*c')).error).toEqual(response)
    expect((await call('rehearse', 'a|b*c', '用户演练')).error).toEqual(response)
    status = 200
  })

  it.each([
    ['both of two parameters of which one is allowed', 'byBoth', '/query_id must not be sent beside out_order_no'],
    ['neither of two parameters of which one is required', 'byNeither', 'out_order_no or query_id'],
    [
      'a parameter that the contract does not have',
      'byMisspelt',
      '/queryid is not a field of the contract: did you mean query_id?',
    ],
    ['no query', 'withoutQuery', 'appid'],
    ['a body without a required field', 'unreasoned', '/reason'],
    ['a method that the path does not take', 'posted', '/v3/payscore/rehearsals'],
  ])('refuse %s before anything is sent', async (_, name, text) => {
    const before = arrived.length
    await expect(call(name)).rejects.toMatchObject({
      code: 'ERR_REQUEST_INVALID',
      outcome: 'not-sent',
      message: expect.stringContaining(text),
    })
    expect(arrived.length).toBe(before)
  })
})
