import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { errorCodes, type ErrorCode, type ErrorCodeEntry } from '../src/index.js'
import { operations as table } from '../generated/operations.js'
import { isValid } from '../src/validator.js'
import { bundle, offeredOperations, operations, resolve, type Operation, type Schema } from './contract/contract.js'
import { PAY_AFTER, SERVICE_ORDER, SMART_RETAIL } from './helpers.js'

const root = fileURLToPath(new URL('..', import.meta.url))

describe('errorCodes', () => {
  // `as`: its type also says that a code which is not listed has no entry.
  const entries = errorCodes as Record<ErrorCode, ErrorCodeEntry>

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
    expect(Object.fromEntries(Object.entries(entries).map(([code, { status }]) => [code, status]))).toEqual(
      Object.fromEntries(expected),
    )
  })

  it('says of 429 and 5xx that they can be retried, and of nothing else', () => {
    for (const { status, retryable, remedy } of Object.values(entries)) {
      expect(retryable).toBe(status === 429 || status >= 500)
      expect(remedy).toMatch(/\w{3}/)
    }
  })

  it('says of each code what has to change', () => {
    const codes = (concern: string): string[] =>
      Object.keys(entries).filter((code) => entries[code as ErrorCode].concerns === concern)
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
    expect(Object.values(entries).every((entry) => Object.isFrozen(entry))).toBe(true)
  })
})

describe('the operations table', () => {
  const entry = (path: string): (typeof table)[string] => table[`POST ${path}`] ?? expect.fail(`no entry for ${path}`)
  const examples = (media: Operation['requestBody']['content'] | undefined): Record<string, unknown>[] =>
    Object.values(media?.['application/json'].examples ?? {}).map(
      // `as`: an example of an object.
      (example) => resolve(example as unknown as { value: Record<string, unknown> }).value,
    )

  const withOrderNumber = operations.filter(({ path }) => path.includes('{out_order_no}'))

  it('has every operation of the contract that the client offers, by its method and path', () => {
    const expected = offeredOperations.map(({ path, method, operationId }) => [`${method} ${path}`, operationId])
    expect(Object.entries(table).map(([key, { id }]) => [key, id])).toEqual(expected)
    for (const [key, { method, path, changes }] of Object.entries(table)) {
      expect(key).toBe(`${method} ${path}`)
      expect(changes).toBe(method !== 'GET')
    }
  })

  it.each(withOrderNumber)('$operationId takes its path parameter and no other', ({ path }) => {
    const { pathParameters } = entry(path)
    expect(isValid(pathParameters ?? {}, { out_order_no: '1234323JKHDFE1243252' })).toBe(true)
    expect(isValid(pathParameters ?? {}, {})).toBe(false)
    expect(isValid(pathParameters ?? {}, { out_order_no: '..' })).toBe(false)
    expect(isValid(pathParameters ?? {}, { out_order_no: 1 })).toBe(false)
    expect(isValid(pathParameters ?? {}, { out_order_no: '1', out_trade_no: '1' })).toBe(false)
    expect(isValid(pathParameters ?? {}, '1')).toBe(false)
  })

  it.each(operations)('$operationId takes the bodies of the examples, without an unknown field', (operation) => {
    const { body } = entry(operation.path)
    for (const value of examples(operation.requestBody.content)) {
      expect(isValid(body ?? {}, value)).toBe(true)
      expect(isValid(body ?? {}, { ...value, x: 1 })).toBe(false)
    }
  })

  it.each(operations)(
    '$operationId is proven by the responses of the examples, with any further field',
    (operation) => {
      const { response } = entry(operation.path)
      const { content } = resolve(operation.responses['200'] ?? {})
      const values = examples(content)
      expect(values.length).toBeGreaterThan(0)
      // The official page's list of them is in contract/facts/schemas.ts, which the contract is compared with.
      const { required = [] } = resolve<Schema>(content?.['application/json'].schema ?? {})
      expect(required.length).toBeGreaterThan(0)
      for (const value of values) {
        expect(isValid(response, { ...value, some_new_field: {} })).toBe(true)
        for (const field of required) expect(isValid(response, without(value, field)), field).toBe(false)
      }
      for (const value of [{}, [], null, 'text', { code: 'SYSTEM_ERROR', message: '系统异常' }])
        expect(isValid(response, value)).toBe(false)
    },
  )

  it('is proven only by a state that a completed order can have', () => {
    const operation = operations.find(({ path }) => path === SERVICE_ORDER)
    const [value] = examples(resolve(operation?.responses['200'] ?? {}).content)
    const { response } = entry(SERVICE_ORDER)
    const accepts = (state: string, state_description?: string): boolean =>
      isValid(response, { ...value, state, ...(state_description === undefined ? {} : { state_description }) })
    // The official sample has DOING with an empty state_description.
    for (const description of ['', 'MCH_COMPLETE', undefined]) expect(accepts('DOING', description)).toBe(true)
    expect(accepts('DONE')).toBe(true)
    expect(accepts('DOING', 'USER_CONFIRM')).toBe(false)
    for (const state of ['CREATED', 'REVOKED', 'EXPIRED']) expect(accepts(state)).toBe(false)
  })

  it('names the fields that a response echoes', () => {
    const ids = ['appid', 'mchid', 'service_id', 'out_order_no']
    expect(entry(SERVICE_ORDER).echoes).toEqual([...ids, 'total_amount'])
    expect(entry(SMART_RETAIL).echoes).toEqual(ids)
    expect(entry(PAY_AFTER).echoes).toEqual(ids)
  })

  it.each(operations)('$operationId has each error code under its statuses', ({ path, responses }) => {
    const expected = Object.entries(responses)
      .filter(([status]) => status !== '200')
      .map(([status, node]) => [status, Object.keys(resolve(node).content?.['application/json'].examples ?? {})])
    expect(entry(path).codes).toEqual(Object.fromEntries(expected))
  })
})

function without(value: Record<string, unknown>, field: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== field))
}

describe('npm run generate -- --check', () => {
  const check = (folder: string): { status: number | null; stderr: string } =>
    spawnSync(process.execPath, ['--import', 'tsx', 'scripts/generate/index.ts', '--check', folder], {
      cwd: root,
      encoding: 'utf8',
    })
  const copy = mkdtempSync(join(tmpdir(), 'generated-'))
  cpSync(join(root, 'generated'), copy, { recursive: true })
  afterAll(() => rmSync(copy, { recursive: true }))

  it('passes on what is committed', () => {
    expect(check(join(root, 'generated'))).toMatchObject({ status: 0, stderr: '' })
  })

  it('fails on a hand edit and on a foreign file, and names both', () => {
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
