/** Each rule about prose reports a text that breaks it, and no other text. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { request, schema, type Contract } from './edits.js'
import { lintProse, root } from './lint.js'
import { itReports, rulesOf, type Row } from './rows.js'

const scheme = (c: Contract): Contract => c.components.securitySchemes['WECHATPAY2-SHA256-RSA2048']
const header = (c: Contract, name: string): Contract => c.components.headers[name]
const caption = (c: Contract, name: string): Contract => c.components.examples[name]
const tag = (c: Contract): Contract => c.tags.find(({ name }: Contract) => name === 'Notifications')

/** Replaces a part of a description. */
function reword(described: Contract, from: string, to: string): void {
  if (!described.description.includes(from)) throw new Error(`There is no “${from}”`)
  described.description = described.description.replace(from, to)
}

const rows: Row[] = [
  // Numbers of the protocol, in each place that names them.
  ['number', (c) => reword(scheme(c), 'at most 5 minutes off', 'at most 50 minutes off')],
  ['number', (c) => reword(scheme(c), 'more than 5 minutes off', 'more than 5 hours off')],
  ['number', (c) => reword(scheme(c), '32 characters', '16 characters')],
  ['number', (c) => reword(header(c, 'Wechatpay-Timestamp'), '300 seconds', '30 seconds')],
  ['number', (c) => reword(c.components.parameters.NotificationTimestamp, '5 minutes', '15 minutes')],
  ['number', (c) => reword(tag(c), 'within 5 seconds', 'within 50 seconds')],
  ['number', (c) => reword(tag(c), '15, 15, 30', '15, 30, 30')],
  ['number', (c) => reword(c.info, 'has five lines', 'has four lines')],
  ['number', (c) => reword(c.info, '1/100 yuan', '1/10 yuan')],
  ['number', (c) => reword(request(c).properties.goods_tag, 'Marks', 'For 24 hours, marks')],

  // What must be said.
  ['statement', (c) => reword(c.info, 'The message is signed with the private key.', '')],
  ['statement', (c) => reword(scheme(c), 'An unknown serial is an error: never try every key.', '')],
  ['number', (c) => reword(c.info, 'has five lines, each ended by a line feed, the last one too:', 'has five lines:')],
  ['statement', (c) => reword(c.components.headers['Wechatpay-Signature'], ' + body + `\\n`', ' + body')],
  ['statement', (c) => reword(schema(c, 'PostPayment').properties.amount, '`count` never multiplies.', '')],
  ['statement', (c) => reword(scheme(c), 'A body that ends in `\\n` gets another one.', '')],

  // Codes and states.
  [
    'code',
    (c) =>
      reword(
        c.info,
        '| DONE                | finished and paid                      | ORDER_DONE     |',
        '| DONE | finished and paid | ORDER_CANCELED |',
      ),
  ],
  ['code', (c) => reword(c.webhooks.notifyServiceOrderPaid.post, 'is DONE', 'is DOING')],
  ['code', (c) => reword(request(c).properties.goods_tag, 'Marks', 'In DOING, marks')],
  ['statement', (c) => swap(schema(c, 'OrderStateCode')['x-enumDescriptions'], 'ORDER_DONE', 'ORDER_CANCELED')],
  ['statement', (c) => swap(schema(c, 'NotFoundCode')['x-remedies'], 'ORDER_NOT_EXIST', 'RESOURCE_NOT_EXISTS')],
  ['statement', (c) => swap(schema(c, 'FinishType')['x-enumDescriptions'], '1', '2')],
  ['retry', (c) => reword(c.components.responses.InternalServerError, 'identical parameters', 'other parameters')],

  // Names.
  ['name', (c) => reword(schema(c, 'PostDiscount').properties.amount, '`count`', '`counts`')],
  ['name', (c) => reword(schema(c, 'TimeRange'), '`end_time`', '`endTime`')],

  // Captions.
  ['caption', (c) => reword(caption(c, 'ServiceOrder'), '39900 fen', '38900 fen')],
  ['caption', (c) => reword(caption(c, 'ServiceOrderHotel'), '41400 fen', '41400 yuan')],
  ['caption', (c) => reword(caption(c, 'SmartRetailUsed'), 'finish_type 2', 'finish_type 1')],
  ['caption', (c) => (caption(c, 'PayAfterUsed').value.fees[0].fee_amount = 4400)],
  ['caption', (c) => (caption(c, 'PayAfterNotUsed').value.finish_type = 2)],

  ['place', (c) => delete c.components.headers['Wechatpay-Nonce'].description],
]

function swap(texts: Contract, one: string, other: string): void {
  ;[texts[one], texts[other]] = [texts[other], texts[one]]
}

itReports(lintProse, rows)

it('each rule about prose has a row that breaks it and nothing else', () => {
  const source = readFileSync(join(root, 'scripts/lint/prose/problems.ts'), 'utf8')
  const rules = [...source.matchAll(/^  \| '(\w+)'$/gm)].map(([, rule]) => rule)
  expect(rules.length).toBeGreaterThan(5)
  expect(rules.filter((rule) => rule === undefined || !rulesOf(rows).has(rule))).toEqual([])
})
