/** What an editor offers, shows and reports while a call is written. */
import { describe, expect, it } from 'vitest'
import { operations } from '../generated/operations.js'
import { errorCodes } from '../src/index.js'
import { hover, offered, problems } from './editor.js'
import { PAY_AFTER, SERVICE_ORDER, SMART_RETAIL } from './helpers.js'

const head = `
  import { wrapAsPathBasedClient } from 'openapi-fetch'
  import { createWechatpayClient, WechatpayError, type Credentials } from 'wechatpay-payscore'
  const client = createWechatpayClient({} as Credentials)
  const params = { path: { out_order_no: '1234323JKHDFE1243252' } }
  const body = { appid: 'wxd678efh567hg6787', service_id: '500001', post_payments: [{ name: '就餐费用' }], total_amount: 0 }
  const finish = { appid: 'wxd678efh567hg6787', service_id: '500001' }
  const path = '${SERVICE_ORDER}'
  const retail = '${SMART_RETAIL}'
  const orders = '/v3/payscore/serviceorder'
`
const result = `${head} const { data, error } = await client.POST(path, { params, body });`

describe('an editor offers', () => {
  const on = (source: string): string[] => offered(head + source).sort()

  it('of the client only what works', () => {
    const methods = new Set(Object.values(operations).map(({ method }) => method))
    expect(on('client.▮')).toEqual([...methods, 'eject', 'use'].sort())
  })

  it('the paths of the contract, and no other', () => {
    const all = Object.values(operations)
    const posts = all.filter(({ method }) => method === 'POST').map(({ path }) => path)
    expect(posts).toEqual(expect.arrayContaining([PAY_AFTER, SERVICE_ORDER, SMART_RETAIL]))
    expect(on("client.POST('▮')")).toEqual(posts.sort())
    const paths = [...new Set(all.map(({ path }) => path))]
    expect(on("wrapAsPathBasedClient(client)['▮']")).toEqual(paths.sort())
  })

  it('what a call takes besides its path', () => {
    const options = ['body', 'deadline', 'headers', 'maxRetries', 'params', 'signal', 'timeout']
    expect(on('client.POST(path, { ▮ })')).toEqual(options)
    expect(on('client.POST(path, { params: { path: { ▮ } }, body })')).toEqual(['out_order_no'])
  })

  it('the paths and the query of a GET, and the states of an order', () => {
    const queries = Object.values(operations).filter(({ method }) => method === 'GET')
    expect(on("client.GET('▮')")).toEqual(queries.map(({ path }) => path).sort())
    const query = (fields: string): string => `client.GET(orders, { params: { query: { ${fields} } } })`
    expect(on(query('▮'))).toEqual(['appid', 'out_order_no', 'query_id', 'service_id'])
    const state = `const order = await ${query("appid: '', service_id: '', query_id: ''")}; order.data?.state === '▮'`
    expect(on(state)).toEqual(['CREATED', 'DOING', 'DONE', 'EXPIRED', 'REVOKED'])
  })

  it('the fields of a body, and those of an item', () => {
    expect(on('client.POST(path, { params, body: { ▮ } })')).toEqual([
      'appid',
      'device',
      'goods_tag',
      'location',
      'post_discounts',
      'post_payments',
      'profit_sharing',
      'service_id',
      'time_range',
      'total_amount',
    ])
    const item = 'client.POST(path, { params, body: { ...body, post_payments: [{ ▮ }] } })'
    expect(on(item)).toEqual(['amount', 'count', 'description', 'name'])
    const fee = 'client.POST(retail, { params, body: { ...finish, fees: [{ ▮ }] } })'
    expect(on(fee)).toEqual(['fee_amount', 'fee_count', 'fee_desc', 'fee_name'])
  })

  it('every code of an error', () => {
    expect(offered(`${result} if (error?.code === '▮') {}`).sort()).toEqual(Object.keys(errorCodes).sort())
    expect(offered(`${result} switch (error?.code) { case '▮' }`).sort()).toEqual(Object.keys(errorCodes).sort())
  })

  it('what a response has, and what a thrown error says', () => {
    const fields = ['state', 'order_id', 'total_amount', 'need_collection']
    expect(offered(`${result} data?.▮`)).toEqual(expect.arrayContaining(fields))
    expect(on('try {} catch (e) { if (e instanceof WechatpayError) e.outcome === "▮" }')).toEqual([
      'not-sent',
      'unknown',
    ])
  })
})

describe('a hover shows', () => {
  it.each([
    ['what a call does', 'client.▮POST(path, { params, body })', 'Sends a POST. Amounts are integers in fen'],
    ['what the order number is', 'client.POST(path, { params: { path: { ▮out_order_no: "A" } }, body })', '1 to 32'],
    ['the unit of an amount', 'client.POST(path, { params, body: { ...body, ▮total_amount: 0 } })', 'pays in fen'],
    [
      'the unit of an item beside a spread',
      'client.POST(path, { params, body: { ...body, post_payments: [{ name: "x", ▮amount: 0 }] } })',
      'price of the item in fen',
    ],
    ['the official name', 'client.POST(path, { params, body: { ...body, ▮total_amount: 0 } })', '\n总金额\n'],
    [
      'the form of a time',
      'client.POST(path, { params, body: { ...body, time_range: { ▮end_time: "" } } })',
      'yyyyMMdd',
    ],
    [
      'the unit of an older product',
      'client.POST(retail, { params, body: { ...finish, fees: [{ ▮fee_amount: 0 }] } })',
      'price of the item in fen',
    ],
    ['the unit of a limit', 'client.POST(path, { params, body, ▮timeout: 1 })', 'Milliseconds for one attempt'],
    ['what the body is', 'client.POST(path, { params, ▮body })', 'integers in fen'],
    ["what a thrown error's code is", 'const f = (e: WechatpayError) => e.▮code', 'Which error it is'],
    [
      "what a thrown error's outcome means",
      'const f = (e: WechatpayError) => e.▮outcome',
      'nothing reached WeChat Pay',
    ],
    ['the unit of an option', 'createWechatpayClient({} as Credentials, { ▮timeout: 1 })', 'Milliseconds'],
  ])('%s', (_, source, text) => {
    expect(hover(head + source)).toContain(text)
  })

  it.each([
    ['the unit of a response', 'data?.▮total_amount', 'What the user pays, in fen'],
    ["what an error's code is", 'error?.▮code', 'for a program to act on'],
    ["what an error's detail is", 'error?.▮detail', 'which parameter, and why'],
    ['where a detail points to', 'error?.detail?.▮field', 'JSON Pointer'],
  ])('%s', (_, source, text) => {
    expect(hover(`${result} ${source}`)).toContain(text)
  })
})

describe('TypeScript reports', () => {
  const unknown = (field: string, type: string, meant: string): string =>
    `Object literal may only specify known properties, but '${field}' does not exist in type '${type}'. ` +
    `Did you mean to write '${meant}'?`
  const init = `PostInit<"${SERVICE_ORDER}">`

  it.each([
    [
      'a misspelt field of a body',
      `client.POST(path, { params, body: { appid: 'a', service_id: 's', post_payments: [], totl_amount: 0 } })`,
      'totl_amount',
      unknown('totl_amount', 'CompleteServiceOrderRequest', 'total_amount'),
    ],
    [
      'one beside a spread',
      'client.POST(path, { params, body: { ...body, good_tags: "" } })',
      'good_tags',
      unknown('good_tags', 'CompleteServiceOrderRequest', 'goods_tag'),
    ],
    [
      'one of an older product',
      'client.POST(retail, { params, body: { ...finish, finish_tiket: "" } })',
      'finish_tiket',
      unknown('finish_tiket', 'FinishOrderRequest', 'finish_ticket'),
    ],
    [
      'one through the path style',
      'wrapAsPathBasedClient(client)[path].POST({ params, body: { ...body, good_tags: "" } })',
      'good_tags',
      unknown('good_tags', 'CompleteServiceOrderRequest', 'goods_tag'),
    ],
    [
      'a misspelt option',
      'client.POST(path, { params, body, time_out: 1 })',
      'time_out',
      unknown('time_out', init, 'timeout'),
    ],
    [
      'a misspelt parameter',
      'client.POST(path, { params: { path: { out_order_nr: "A" } }, body })',
      'out_order_nr',
      unknown('out_order_nr', '{ out_order_no: string; }', 'out_order_no'),
    ],
  ])('%s, with a suggestion', (_, source, at, message) => {
    expect(problems(head + source)).toEqual([{ at, message }])
  })

  it.each([
    [
      'in an item',
      'client.POST(path, { params, body: { ...body, post_payments: [{ name: "", amout: 0 }] } })',
      'amout',
      'amount',
    ],
    [
      'in a fee',
      'client.POST(retail, { params, body: { ...finish, fees: [{ fee_amout: 0 }] } })',
      'fee_amout',
      'fee_amount',
    ],
  ])('a misspelt field %s, with a suggestion', (_, source, at, meant) => {
    const message = expect.stringMatching(new RegExp(`but '${at}' does not exist.*Did you mean to write '${meant}'`))
    expect(problems(head + source)).toEqual([{ at, message }])
  })

  it('a wrong path, and lists the right ones', () => {
    const [problem, ...others] = problems(`${head} client.POST('/v3/payscore/serviceorder', { params, body })`)
    expect(others).toEqual([])
    for (const path of [SERVICE_ORDER, SMART_RETAIL, PAY_AFTER]) expect(problem?.message).toContain(`"${path}"`)
  })

  it('a field that a response does not have', () => {
    expect(problems(`${result} data?.totalamount`)).toEqual([
      {
        at: 'totalamount',
        message: `Property 'totalamount' does not exist on type 'CompleteServiceOrderResponse'. Did you mean 'total_amount'?`,
      },
    ])
  })

  it('a method that the client does not have', () => {
    expect(problems(`${head} client.PUT(path, { params, body })`).map(({ at }) => at)).toEqual(['PUT'])
  })

  it('nothing for a correct call, with undefined where a field is optional', () => {
    const options =
      'timeout: undefined, deadline: undefined, maxRetries: undefined, signal: undefined, headers: undefined'
    const optional = 'body: { ...body, goods_tag: undefined, time_range: { end_time: undefined } }'
    const calls = `
      const ended = { finish_type: 2 as const, total_amount: 0, finish_ticket: 'T1', profit_sharing: false }
      const { data, error } = await client.POST(path, { params, ${optional}, ${options} })
      if (error) { const code: string = error.code } else { const amount: number = data.total_amount }
      await wrapAsPathBasedClient(client)[retail].POST({ params, body: { ...finish, ...ended, fees: [{ fee_amount: undefined }] } })`
    expect(problems(head + calls)).toEqual([])
  })
})
