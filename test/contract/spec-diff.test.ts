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

function diff(mutate: Mutation): { status: number | null; stdout: string } {
  const contract = structuredClone(bundle)
  mutate(contract)
  const [before, after] = [join(folder, 'before.json'), join(folder, 'after.json')]
  writeFileSync(before, JSON.stringify(bundle))
  writeFileSync(after, JSON.stringify(contract))
  return spawnSync(process.execPath, ['--import', 'tsx', 'scripts/spec-diff.ts', before, after], {
    cwd: root,
    encoding: 'utf8',
  })
}

describe('spec:diff', () => {
  it.each<[string, Mutation]>([
    ['a field removed from a request', (c) => delete request(c).properties.device],
    ['a field removed from a response', (c) => delete response(c).properties.need_collection],
    ['a value removed', (c) => c.components.schemas.FinishType.enum.pop()],
    ['an error code removed', (c) => c.components.schemas.BadRequestCode.enum.pop()],
    ['a limit tightened', (c) => (request(c).properties.appid.maxLength = 16)],
    ['a pattern changed', (c) => (request(c).properties.appid.pattern = '^wx')],
    ['a field newly required', (c) => request(c).required.push('goods_tag')],
    ['a response closed', (c) => (response(c).additionalProperties = false)],
    ['all codes of a status removed', (c) => delete c.components.schemas.ForbiddenCode.enum],
    ['a type changed', (c) => (request(c).properties.total_amount.type = 'string')],
    [
      'a response removed',
      (c) => delete c.paths['/v3/payscore/serviceorder/{out_order_no}/complete'].post.responses['429'],
    ],
  ])('fails on %s', (_, mutate) => {
    const { status, stdout } = diff(mutate)
    expect(stdout).toMatch(/^major {2}/m)
    expect(status).toBe(1)
  })

  it.each<[string, Mutation]>([
    ['no change', () => undefined],
    ['a new optional field', (c) => (request(c).properties.extra = { type: 'string' })],
    ['a limit widened', (c) => (request(c).properties.appid.maxLength = 64)],
    ['a field no longer required', (c) => request(c).required.pop()],
    ['a new error code', (c) => c.components.schemas.ForbiddenCode.enum.push('NEW_CODE')],
    ['other words', (c) => (request(c).properties.appid.description = 'x')],
  ])('passes %s', (_, mutate) => {
    const { status, stdout } = diff(mutate)
    expect(stdout).toMatch(/0 of them breaking\n$/)
    expect(status).toBe(0)
  })

  it('compares with a git revision, and names one that is not there', () => {
    const run = (revision: string) =>
      spawnSync(process.execPath, ['--import', 'tsx', 'scripts/spec-diff.ts', revision], {
        cwd: root,
        encoding: 'utf8',
      })
    expect(run('HEAD').stdout).toContain('changes since HEAD')
    expect(run('no-such-revision')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('neither a file nor a git revision') as string,
    })
  })
})
