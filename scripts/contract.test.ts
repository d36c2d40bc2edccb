/** What the client cannot offer is refused, in a sentence that names the operation and its file. */
import { expect, it } from 'vitest'
import { operationsOf } from './contract.js'

const text = { type: 'string' }
const json = (schema: object) => ({ content: { 'application/json': { schema } } })
const responses = { '200': json({ properties: { appid: text } }), '400': json({}) }

const cancel = {
  operationId: 'cancelOrder',
  parameters: [{ name: 'out_order_no', in: 'path', required: true, schema: text }],
  requestBody: { required: true, ...json({ type: 'object' }) },
  responses,
  'x-proof': { echoes: ['appid'] },
}
const find = {
  operationId: 'findOrder',
  parameters: [
    { name: 'appid', in: 'query', required: true, schema: text },
    { name: 'out_order_no', in: 'query', schema: text },
    { name: 'query_id', in: 'query', schema: text },
  ],
  'x-exactly-one-of': [['out_order_no', 'query_id']],
  responses,
}

const CANCEL = '/v3/orders/{out_order_no}/cancel'
const FIND = '/v3/orders'
const IN_CANCEL = 'in openapi/paths/v3_orders_{out_order_no}_cancel.yaml'
const IN_FIND = 'in openapi/paths/v3_orders.yaml'

function read(paths: Record<string, object>): unknown {
  return operationsOf({ paths })
}

it('reads what the client can offer', () => {
  expect(read({ [CANCEL]: { post: cancel }, [FIND]: { get: find } })).toMatchObject([
    { id: 'cancelOrder', method: 'POST', path: CANCEL, body: { type: 'object' }, proof: { echoes: ['appid'] } },
    { id: 'findOrder', method: 'GET', path: FIND, exactlyOneOf: [['out_order_no', 'query_id']] },
  ])
})

it.each<[string, object, string]>([
  ['a PUT', { put: cancel }, 'is a put, but the client has only GET and POST'],
  ['a GET with a body', { get: cancel }, 'is a GET with a body, which cannot be sent'],
  [
    'a path without its parameter',
    { post: { ...cancel, parameters: [] } },
    'does not declare {out_order_no} of its path',
  ],
  [
    'a parameter of another path',
    { post: { ...cancel, parameters: [...cancel.parameters, { ...cancel.parameters[0], name: 'order_id' }] } },
    'declares order_id, which its path does not have',
  ],
  [
    'a body that a call may leave out',
    { post: { ...cancel, requestBody: json({}) } },
    'has a body that a call may leave out, but the client always sends one',
  ],
  [
    'a body of another type',
    { post: { ...cancel, requestBody: { required: true, content: { 'text/xml': {} } } } },
    'has a body of another type than application/json',
  ],
  [
    'an echo that the response does not have',
    { post: { ...cancel, 'x-proof': { echoes: ['app_id'] } } },
    'names app_id in x-proof, which its response 200 does not have',
  ],
  ['no success', { post: { ...cancel, responses: { '400': json({}) } } }, 'has no response 200'],
  [
    'a success of another status',
    { post: { ...cancel, responses: { ...responses, '201': json({}) } } },
    'has the response 201, but only a 200 is a success',
  ],
  [
    'a response of any status',
    { post: { ...cancel, responses: { ...responses, default: json({}) } } },
    'has the response default, but every response needs its own status',
  ],
  [
    'a response without a schema',
    { post: { ...cancel, responses: { ...responses, '400': {} } } },
    'has no JSON schema for the response 400',
  ],
])('refuses %s', (_, item, why) => {
  expect(() => read({ [CANCEL]: item })).toThrow(`cancelOrder ${IN_CANCEL} ${why}.`)
})

const [appid, ...others] = find.parameters

it.each<[string, object, string]>([
  [
    'a parameter in a cookie',
    { parameters: [{ ...appid, in: 'cookie' }, ...others] },
    'has the parameter appid in cookie, but the client sends parameters in path, query and header only',
  ],
  [
    'a list in the query',
    { parameters: [{ ...appid, schema: { type: 'array' } }, ...others] },
    'has the parameter appid of type array, but the client writes text, numbers and booleans into a query only',
  ],
  [
    'a parameter without a schema',
    { parameters: [{ ...appid, schema: undefined }, ...others] },
    'has the parameter appid without a schema',
  ],
  [
    'exactly one of unknown parameters',
    { 'x-exactly-one-of': [['out_order_no', 'order_id']] },
    'names order_id in x-exactly-one-of, which is not one of its query parameters',
  ],
  [
    'exactly one of required parameters',
    { 'x-exactly-one-of': [['appid', 'query_id']] },
    'names appid in x-exactly-one-of, but requires it in every call',
  ],
])('refuses %s', (_, changed, why) => {
  expect(() => read({ [FIND]: { get: { ...find, ...changed } } })).toThrow(`findOrder ${IN_FIND} ${why}.`)
})

it('refuses an operation without an operationId', () => {
  const { operationId: _, ...nameless } = find
  expect(() => read({ [FIND]: { get: nameless } })).toThrow(`GET /v3/orders ${IN_FIND} has no operationId.`)
})
