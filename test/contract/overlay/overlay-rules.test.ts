/** Each rule for the Chinese edition, on a small contract with an overlay that breaks only this rule. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { root } from '../lint/lint.js'

const contract = {
  info: {
    title: 'Two endpoints',
    description: 'Sign five lines.\n\n# States\n\n| State | Meaning |\n| --- | --- |\n| DONE | paid |\n',
  },
  servers: [
    { url: 'https://a.example', description: 'Main' },
    { url: 'https://b.example', description: 'Backup' },
  ],
  components: {
    schemas: {
      Fee: {
        properties: {
          fee_amount: {
            title: '金额',
            description: 'The price in fen of all `fee_count` together.',
            example: 'any text',
          },
          fee_time: {
            title: '时间',
            description: 'At most 5 minutes before `fee_end`, 7 days after `fee_start`; see https://a.example/x.',
          },
          description: { title: '说明', description: 'What it is.' },
          fee_no: { title: '编号', description: 'The user must not change it.' },
        },
      },
      Code: { enum: ['NO_AUTH'], 'x-enumDescriptions': { NO_AUTH: 'Not permitted (商户无权限).' } },
    },
    examples: { Used: { summary: 'Used', value: { description: 'text of a merchant' } } },
  },
}

const fee = '$.components.schemas.Fee.properties'
const texts: [target: string, key: string, english: string, chinese: string][] = [
  ['$.info', 'title', contract.info.title, '两个接口'],
  [
    '$.info',
    'description',
    contract.info.description,
    '对五行签名。\n\n# 状态\n\n| 状态 | 含义 |\n| --- | --- |\n| DONE | 已支付 |\n',
  ],
  ["$.servers[?(@.url=='https://a.example')]", 'description', 'Main', '主域名'],
  ['$.servers[1]', 'description', 'Backup', '备用域名'],
  [
    `${fee}.fee_amount`,
    'description',
    'The price in fen of all `fee_count` together.',
    '`fee_count` 个的总价，单位为分。',
  ],
  [
    `${fee}.fee_time`,
    'description',
    'At most 5 minutes before `fee_end`, 7 days after `fee_start`; see https://a.example/x.',
    '最多在 5 分钟之前（`fee_end`）、7 天之后（`fee_start`）；见 https://a.example/x。',
  ],
  [`${fee}.description`, 'description', 'What it is.', '是什么。'],
  [`${fee}.fee_no`, 'description', 'The user must not change it.', '用户必须原样使用，不得更改。'],
  [
    "$.components.schemas.Code['x-enumDescriptions']",
    'NO_AUTH',
    'Not permitted (商户无权限).',
    '没有权限（商户无权限）。',
  ],
  ['$.components.examples.Used', 'summary', 'Used', '已使用'],
]

interface Action {
  target: string
  description?: string
  update: object
}
const actions = (): Action[] =>
  texts.map(([target, key, english, chinese]) => ({ target, description: english, update: { [key]: chinese } }))

/** Changes the action for the text with this beginning. */
const change =
  (english: string, changes: Partial<Action>): Edit =>
  (list) =>
    list.map((action) => (action.description?.startsWith(english) ? { ...action, ...changes } : action))
const reword = (english: string, from: string, to: string): Edit => {
  const [, key = '', , chinese = ''] = texts.find((each) => each[2].startsWith(english)) ?? []
  return change(english, { update: { [key]: chinese.replace(from, to) } })
}
type Edit = (actions: Action[]) => Action[]

const rows: [what: string, rules: string[], edit: Edit][] = [
  ['all translated', [], (list) => list],
  [
    'an action without the English text',
    ['action', 'missing'],
    (list) => list.map((action) => without(action, 'Main')),
  ],
  ['two texts in one action', ['action', 'missing'], change('Used', { update: { summary: '用', description: '用' } })],
  ['a number as translation', ['action', 'missing'], change('Used', { update: { summary: 1 } })],
  ['a target that does not exist', ['target', 'missing'], change('Used', { target: '$.components.examples.Unused' })],
  ['a target that exists twice', ['target', 'missing'], change('Main', { target: '$.servers[*]' })],
  ['a text that is no prose', ['prose'], (list) => [...list, addition(`${fee}.fee_amount`, 'example', 'any text')]],
  [
    'the text of an example',
    ['prose'],
    (list) => [...list, addition('$.components.examples.Used.value', 'description')],
  ],
  ['an official Chinese name', ['prose'], (list) => [...list, addition(`${fee}.fee_amount`, 'title', '金额')]],
  ['the same text twice', ['prose'], (list) => [...list, addition('$.components.examples.Used', 'summary', 'Used')]],
  ['a text that is missing', ['missing'], (list) => list.slice(1)],
  ['an English text of yesterday', ['stale'], change('What it is.', { description: 'What it was.' })],
  ['no Chinese', ['chinese'], reword('Used', '已使用', 'Used')],
  ['an empty translation', ['chinese'], reword('Used', '已使用', '')],
  ['a missing table row', ['blocks'], reword('Sign', '| DONE | 已支付 |\n', '')],
  ['a missing paragraph', ['blocks'], reword('Sign', '对五行签名。\n\n', '')],
  ['a heading that became a paragraph', ['blocks'], reword('Sign', '# 状态', '状态')],
  ['another state', ['code'], reword('Sign', 'DONE', 'DOING')],
  ['another field', ['code'], reword('At most', 'fee_end', 'fee_start')],
  [
    'fields in another order',
    ['code'],
    reword('At most', '`fee_end`）、7 天之后（`fee_start`', '`fee_start`）、7 天之后（`fee_end`'),
  ],
  ['another link', ['code'], reword('At most', 'a.example/x', 'a.example/y')],
  ['a field more', ['code'], reword('The price', '单位为分', '单位为分，见 `fee_name`')],
  ['another number', ['numbers'], reword('At most', '5', '50')],
  [
    'numbers in another order',
    ['numbers'],
    reword('At most', '5 分钟之前（`fee_end`）、7 天', '7 天之前（`fee_end`）、5 分钟'),
  ],
  ['another unit', ['numbers'], reword('At most', '分钟', '秒')],
  ['a missing number', ['numbers'], reword('At most', ' 5 分钟', '几分钟')],
  ['another number in words', ['numbers'], reword('Sign', '五行', '四行')],
  ['another message of the service', ['quote'], reword('Not', '商户无权限', '商户有权限')],
  ['a term that is missing', ['terms'], reword('The user', '用户', '商户')],
  ['the opposite of must', ['terms'], reword('The user', '必须', '不必')],
  ['a negation that is missing', ['terms'], reword('The user', '不得', '可以')],
  ['a negation too many', ['terms'], reword('What it is.', '是什么', '不是什么')],
  ['yuan instead of fen', ['fen'], reword('The price', '单位为分', '单位为元')],
  ['an amount without its unit', ['fen'], reword('The price', '，单位为分', '')],
]

const without = (action: Action, english: string): Action =>
  action.description === english ? { target: action.target, update: action.update } : action
const addition = (target: string, key: string, description = 'text of a merchant'): Action => ({
  target,
  description,
  update: { [key]: '文字' },
})

const folder = mkdtempSync(join(tmpdir(), 'overlay-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('finds an amount that names no unit in either language', () => {
  const silent = JSON.parse(JSON.stringify(contract).replace('The price in fen of', 'The price of')) as object
  const edit: Edit = (list) =>
    reword(
      'The price',
      '，单位为分',
      '',
    )(list).map((action) => ({
      ...action,
      ...(action.description && { description: action.description.replace('The price in fen of', 'The price of') }),
    }))
  expect(check([['', ['fen'], edit]], silent)).toEqual([['', ['fen'], ['fen']]])
})

it.each(check(rows, contract))('finds %s', (_what, expected, found) => {
  expect(found).toEqual(expected)
})

it.each<[string, Edit, string]>([
  [
    'a text that is missing',
    (list) => list.slice(1),
    'missing: $.info title has no action: run `npm run translate`, which adds one. “Two endpoints”',
  ],
  [
    'an empty translation',
    reword('Used', '已使用', ''),
    'chinese: $.components.examples.Used summary: write its translation, which is still empty: “Used”',
  ],
  ['no Chinese', reword('Used', '已使用', 'Used'), 'chinese: $.components.examples.Used summary: no Chinese in “Used”'],
])('says what to do about %s', (_what, edit, message) => {
  const lines = lint([edit], contract).trimEnd().split('\n')
  expect(lines).toEqual([expect.stringContaining(`0.yaml: ${message}`)])
})

it('each rule has a row that breaks it and nothing else', () => {
  const source = readFileSync(join(root, 'scripts/overlay/problems.ts'), 'utf8')
  const rules = [...source.matchAll(/^  \| '(\w+)'$/gm)].map(([, rule]) => rule)
  expect(rules.length).toBeGreaterThan(5)
  // A text whose action is not understood is missing too.
  const found = rows.map(([, [rule]]) => rule)
  expect(rules.filter((rule) => !found.includes(rule))).toEqual([])
})

it('the Chinese edition of the contract breaks no rule', () => {
  const { status, stderr } = spawnSync('npx', ['tsx', 'scripts/lint/overlay.ts'], { cwd: root, encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(status).toBe(0)
})

/** The rules that each overlay breaks, all from one run. */
function check(rows: readonly (readonly [string, string[], Edit])[], contract: object): [string, string[], string[]][] {
  const printed = lint(
    rows.map(([, , edit]) => edit),
    contract,
  )
  return rows.map(([what, rules], index) => {
    const found = [...printed.matchAll(/([^\s/]+\.yaml): (\w+): /g)].filter(([, name]) => name === `${index}.yaml`)
    return [what, rules, [...new Set(found.map(([, , rule = '']) => rule))]]
  })
}

/** What the linter prints about the overlays that the edits make, `0.yaml` and so on. */
function lint(edits: readonly Edit[], contract: object): string {
  const file = join(folder, 'contract.json')
  writeFileSync(file, JSON.stringify(contract))
  const overlays = edits.map((edit, index) => {
    const overlay = join(folder, `${index}.yaml`)
    writeFileSync(overlay, JSON.stringify({ overlay: '1.0.0', actions: edit(actions()) }))
    return overlay
  })
  const script = ['tsx', 'scripts/lint/overlay.ts', '--contract', file, ...overlays]
  return spawnSync('npx', script, { cwd: root, encoding: 'utf8' }).stderr
}
