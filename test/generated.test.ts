import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { errorCodes, type ErrorCode, type ErrorCodeEntry } from '../src/index.js'
import { completeServiceOrderRequest, finishOrderRequest } from '../generated/validators.js'
import { bundle, operations, resolve } from './contract/contract.js'

const root = fileURLToPath(new URL('..', import.meta.url))

describe('errorCodes', () => {
  // `as`: its type also says that a code which is not listed has no entry.
  const table = errorCodes as Record<ErrorCode, ErrorCodeEntry>

  it('has every code of the contract with its status, and nothing else', () => {
    const expected = operations.flatMap(({ responses }) =>
      Object.entries(responses)
        .filter(([status]) => Number(status) >= 400)
        .flatMap(([status, response]) =>
          Object.keys(resolve(response).content?.['application/json'].examples ?? {}).map((code) => [
            code,
            Number(status),
          ]),
        ),
    )
    expect(Object.fromEntries(Object.entries(table).map(([code, { status }]) => [code, status]))).toEqual(
      Object.fromEntries(expected),
    )
  })

  it('says of 429 and 5xx that they can be repeated, and of nothing else', () => {
    for (const { status, retryable, remedy } of Object.values(table)) {
      expect(retryable).toBe(status === 429 || status >= 500)
      expect(remedy).toMatch(/\w{3}/)
    }
  })

  it('says of each code what has to change', () => {
    const codes = (concern: string): string[] =>
      Object.keys(table).filter((code) => table[code as ErrorCode].concerns === concern)
    expect(codes('configuration')).toEqual(['SIGN_ERROR', 'NO_AUTH'])
    expect(codes('request')).toEqual(['PARAM_ERROR', 'INVALID_REQUEST'])
    expect(codes('order').sort()).toEqual([
      'INVALID_ORDER_STATE',
      'ORDER_CANCELED',
      'ORDER_DONE',
      'ORDER_NOT_EXIST',
      'RESOURCE_NOT_EXISTS',
    ])
    expect(codes('service').sort()).toEqual([
      'FREQUENCY_LIMITED',
      'RATELIMIT_EXCEEDED',
      'RATE_LIMITED',
      'SERVICE_UNAVAILABLE',
      'SYSTEM_ERROR',
    ])
  })

  it('cannot be changed', () => {
    expect(Object.isFrozen(errorCodes)).toBe(true)
    expect(Object.values(table).every((entry) => Object.isFrozen(entry))).toBe(true)
  })
})

describe('the validators', () => {
  it('accept each example of the contract and refuse it with an unknown field', () => {
    for (const { operationId, requestBody } of operations) {
      const validator = operationId === 'completeServiceOrder' ? completeServiceOrderRequest : finishOrderRequest
      for (const example of Object.values(requestBody.content['application/json'].examples)) {
        const { value } = resolve(example) as unknown as { value: object }
        expect(validator(value)).toBe(true)
        expect(validator({ ...value, x: 1 })).toBe(false)
      }
    }
  })

  it('need no compiler and no other module', () => {
    const code = readFileSync(`${root}/generated/validators.js`, 'utf8')
    expect(code).not.toMatch(/\brequire\(|\bimport\b|new Function|\beval\b/)
  })
})

describe('npm run generate -- --check', () => {
  const check = (folder: string): { status: number | null; stderr: string } =>
    spawnSync(process.execPath, ['--import', 'tsx', 'scripts/generate/index.ts', '--check', folder], {
      cwd: root,
      encoding: 'utf8',
    })
  const copy = mkdtempSync(join(tmpdir(), 'generated-'))
  cpSync(join(root, 'generated'), copy, { recursive: true })
  afterAll(() => rmSync(copy, { recursive: true }))

  it('passes on what is committed', { timeout: 60_000 }, () => {
    expect(check(join(root, 'generated'))).toMatchObject({ status: 0, stderr: '' })
  })

  it('fails on a hand edit and on a foreign file, and names both', { timeout: 60_000 }, () => {
    const file = join(copy, 'schema.d.ts')
    writeFileSync(file, readFileSync(file, 'utf8').replace('total_amount: number', 'total_amount: string'))
    writeFileSync(join(copy, 'foreign.ts'), '')
    const { status, stderr } = check(copy)
    expect(status).toBe(1)
    expect(stderr).toContain('generated/schema.d.ts is not what openapi/ yields')
    expect(stderr).toContain('generated/foreign.ts is not written by the generator')
  })
})

it('has one version', () => {
  const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string }
  expect(bundle.info.version).toBe(version)
})
