/** What the generator does not support it refuses, in a sentence that names the operation and its file. */
import { rmSync } from 'node:fs'
import { expect, it } from 'vitest'
import { copyContract, generate, twoOperations } from './contract.js'

const QUERY = 'paths/v3_payscore_partner_serviceorder.yaml'
const CANCEL = 'paths/v3_payscore_serviceorder_{out_order_no}_cancel.yaml'

/** A mistake in one of the two operations, and what the generator says of it. */
const mistakes: [string, string, string, string, string][] = [
  [
    'a PUT',
    CANCEL,
    'post:',
    'put:',
    'cancelServiceOrder in openapi/FILE is a put, but the client has only GET and POST.',
  ],
  [
    'no operationId',
    QUERY,
    '  operationId: queryPartnerServiceOrder\n',
    '',
    'GET /v3/payscore/partner/serviceorder in openapi/FILE has no operationId.',
  ],
  [
    'a GET with a body',
    CANCEL,
    'post:',
    'get:',
    'cancelServiceOrder in openapi/FILE is a GET with a body, which cannot be sent.',
  ],
  [
    'a parameter in a cookie',
    QUERY,
    'name: appid\n      in: query',
    'name: appid\n      in: cookie',
    'queryPartnerServiceOrder in openapi/FILE has the parameter appid in cookie, but the client sends parameters in path, query and header only.',
  ],
  [
    'a list in the query',
    QUERY,
    'schema: { type: string, minLength: 1, maxLength: 128 }',
    'schema: { type: array, items: { type: string } }',
    'queryPartnerServiceOrder in openapi/FILE has the parameter query_id of type array, but the client writes text, numbers and booleans into a query only.',
  ],
  [
    'exactly one of unknown parameters',
    QUERY,
    '[[out_order_no, query_id]]',
    '[[out_order_no, order_id]]',
    'queryPartnerServiceOrder in openapi/FILE names order_id in x-exactly-one-of, which is not one of its query parameters.',
  ],
  [
    'a path without its parameter',
    CANCEL,
    'parameters/OutOrderNo',
    'parameters/AcceptLanguage',
    'cancelServiceOrder in openapi/FILE does not declare {out_order_no} of its path.',
  ],
  [
    'a body that a call may leave out',
    CANCEL,
    '    required: true\n',
    '',
    'cancelServiceOrder in openapi/FILE has a body that a call may leave out, but the client always sends one.',
  ],
  [
    'an echo that the response does not have',
    CANCEL,
    '[appid, mchid',
    '[app_id, mchid',
    'cancelServiceOrder in openapi/FILE names app_id in x-proof, which its response 200 does not have.',
  ],
]

it.each(mistakes)('refuses %s', (_, file, right, wrong, sentence) => {
  const yaml = twoOperations[file] ?? ''
  expect(yaml).toContain(right)
  const folder = copyContract({ ...twoOperations, [file]: yaml.replace(right, wrong) })
  try {
    const { status, stderr } = generate(folder)
    expect(status).toBe(1)
    expect(stderr).toContain(sentence.replace('FILE', file))
  } finally {
    rmSync(folder, { recursive: true })
  }
})
