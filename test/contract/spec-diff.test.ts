/** `npm run spec:diff` fails on a breaking change of the contract, and on no other. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { root } from '../typecheck.js'
import { bundle } from './contract.js'
import type { Contract, Mutation } from './lint/edits.js'

const folder = mkdtempSync(join(tmpdir(), 'diff-'))
afterAll(() => rmSync(folder, { recursive: true }))
const request = (c: Contract): Contract => c.components.schemas.CompleteServiceOrderRequest
const response = (c: Contract): Contract => c.components.schemas.CompletedServiceOrder
const specDiff = (...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'scripts/spec-diff.ts', ...args], { cwd: root, encoding: 'utf8' })

/** What the command says of the contract after changes. A run takes seconds, so many changes share one. */
function diff(mutations: readonly Mutation[]): { status: number | null; stdout: string } {
  const contract = structuredClone(bundle)
  for (const mutate of mutations) mutate(contract)
  const [before, after] = [join(folder, 'before.json'), join(folder, 'after.json')]
  writeFileSync(before, JSON.stringify(bundle))
  writeFileSync(after, JSON.stringify(contract))
  return specDiff(before, after)
}

/** A change, and the line that reports it. */
const breaking: [string, RegExp, Mutation][] = [
  ['a field removed from a request', /^removed \S+properties\/device:/, (c) => delete request(c).properties.device],
  [
    'a field removed from a response',
    /^removed \S+properties\/need_collection:/,
    (c) => delete response(c).properties.need_collection,
  ],
  ['a value removed', /^modified \S+finish_type enum:/, (c) => c.components.schemas.FinishType.enum.pop()],
  [
    'an error code removed',
    /^modified \S+responses\/400\S+ enum:/,
    (c) => c.components.schemas.BadRequestCode.enum.pop(),
  ],
  ['a limit tightened', /^modified \S+service_id maxLength:/, (c) => (request(c).properties.service_id.maxLength = 16)],
  ['a pattern changed', /^modified \S+appid pattern:/, (c) => (request(c).properties.appid.pattern = '^wx')],
  ['a field newly required', /^modified \S+requestBody\S+ required:/, (c) => request(c).required.push('goods_tag')],
  [
    'a response closed',
    /^modified \S+responses\/200\S+ additionalProperties:/,
    (c) => (response(c).additionalProperties = false),
  ],
  [
    'all codes of a status removed',
    /^modified \S+responses\/403\S+ enum:/,
    (c) => delete c.components.schemas.ForbiddenCode.enum,
  ],
  ['a type changed', /^modified \S+total_amount type:/, (c) => (request(c).properties.total_amount.type = 'string')],
  [
    'a response removed',
    /^removed \S+responses\/429:/,
    (c) => delete c.paths['/v3/payscore/serviceorder/{out_order_no}/complete'].post.responses['429'],
  ],
]
const harmless: Mutation[] = [
  (c) => (request(c).properties.extra = { type: 'string' }),
  (c) => (request(c).properties.appid.maxLength = 64),
  (c) => request(c).required.pop(),
  (c) => c.components.schemas.ForbiddenCode.enum.push('NEW_CODE'),
  (c) => (request(c).properties.goods_tag.description = 'x'),
]

describe('spec:diff', () => {
  const { stdout, status } = diff(breaking.map(([, , mutate]) => mutate))
  const lines = stdout.split('\n').flatMap((line) => (line.startsWith('major  ') ? [line.slice('major  '.length)] : []))

  it.each(breaking)('reports %s as breaking', (_, line) => {
    expect(lines.filter((each) => line.test(each))).toHaveLength(1)
  })

  it('reports nothing else as breaking, and fails', () => {
    expect(lines).toHaveLength(breaking.length)
    expect(status).toBe(1)
  })

  it('fails on a single breaking change', () => {
    expect(diff(breaking.slice(0, 1).map(([, , mutate]) => mutate))).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/, 1 of them breaking\n$/) as string,
    })
  })

  it('passes no change', () => {
    expect(diff([])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^0 changes .* 0 of them breaking\n$/) as string,
    })
  })

  it('passes a new field, a wider limit, a field no longer required, a new code and other words', () => {
    const { stdout, status } = diff(harmless)
    expect(stdout).toMatch(/ 0 of them breaking\n$/)
    expect(status).toBe(0)
    // Each of them is reported.
    expect(stdout.split('\n').length).toBeGreaterThan(harmless.length)
  })

  it('compares with a git revision, and names one that is not there', () => {
    expect(specDiff('HEAD').stdout).toContain('changes since HEAD')
    expect(specDiff('no-such-revision')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('neither a file nor a git revision') as string,
    })
  })
})
