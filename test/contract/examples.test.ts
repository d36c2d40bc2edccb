/**
 * Each example is valid. Ajv checks it, because the linters overlook some errors in an example. That the amounts of an
 * example add up, and that it has the items of its industry, are rules of the linter.
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { bundle, everyOperation, resolve, walk, type Schema } from './contract.js'

const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false })
ajv.addSchema(bundle, 'bundle')
/** Validates with the bundle around it, so that every `$ref` resolves. */
const errorsOf = (schema: Schema | { $ref?: string }, value: unknown): unknown => {
  const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"bundle#/')) as Schema
  const validate = ajv.compile(absolute)
  return validate(value) ? [] : validate.errors
}

const examples = everyOperation.flatMap(({ operationId, requestBody, responses }) => {
  const media = [
    ['request', requestBody?.content['application/json']] as const,
    ...Object.entries(responses).map(
      ([status, response]) => [status, resolve(response).content?.['application/json']] as const,
    ),
  ]
  return media.flatMap(([where, content]) =>
    Object.entries(content?.examples ?? {}).map(([name, example]) => {
      // `as`: the linter has checked the shape.
      const { value, summary } = resolve(example) as unknown as { value: Record<string, unknown>; summary: string }
      const schema = content?.schema ?? expect.fail()
      return { title: `${operationId} ${where} ${name}`, where, name, summary, value, schema }
    }),
  )
})

describe.each(examples)('$title', ({ value, schema, summary, where, name }) => {
  it('is valid', () => {
    expect(errorsOf(schema, value)).toEqual([])
    expect(summary).not.toBe('')
  })

  it('has the code that is its name, where it is an error', () => {
    if (Number(where) >= 400) expect(value.code).toBe(name)
    else expect(value.code).toBeUndefined()
  })
})

it('each code has an example', () => {
  const codes = new Set(examples.map(({ value }) => value.code).filter((code) => code !== undefined))
  const listed = Object.entries(bundle.components.schemas).filter(
    ([name]) => name.endsWith('Code') && name !== 'UnlistedErrorCode',
  )
  expect([...codes].sort()).toEqual(listed.flatMap(([, schema]) => schema.enum).sort())
})

it('an example that breaks its schema is invalid', () => {
  const { schema, value } = examples.find(({ where }) => where === 'request') ?? expect.fail()
  expect(errorsOf(schema, { ...value, out_order_no: 'X' })).not.toEqual([])
  expect(errorsOf(schema, { ...value, total_amount: '1' })).not.toEqual([])
})

describe('the example of a field', () => {
  const fields = Object.entries(bundle.components.schemas).flatMap(([name, schema]) =>
    [...walk(schema)]
      .filter(([, { example }]) => example !== undefined)
      .map(([pointer, field]) => [`${name}${pointer}`, field] as const),
  )
  it.each(fields)('is valid: %s', (_, field) => {
    expect(errorsOf(field, field.example)).toEqual([])
  })
})
