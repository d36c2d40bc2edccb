/** The client's validator says of any body what Ajv says when it compiles the contract itself. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { operations as table } from '../../generated/operations.js'
import type { ObjectSchema } from '../../generated/schemas.js'
import { isValid, violationsOf } from '../../src/validator.js'
import { bundle, operations, type Schema } from '../contract/contract.js'
import { SERVICE_ORDER } from '../helpers.js'
import { bodiesOf, outOrderNumbers, schemaOf } from './arbitrary.js'
import { changedBodies } from './changed-bodies.js'
import { runs } from './runs.js'

const ajv = new Ajv2020({
  strict: true,
  // What an alternative requires is declared beside the alternatives.
  strictRequired: false,
  allErrors: true,
  validateFormats: false,
})
ajv.addVocabulary(['example', 'x-enumDescriptions'])

/** The schema of the operation's body, as the client has it. */
const generated = (path: string): ObjectSchema => table[`POST ${path}`]?.body ?? expect.fail(`no body for ${path}`)

/** Which rules a value breaks, where, as Ajv says. Ajv also lists what each alternative misses, and that an `if` had an effect. */
function brokenByAjv(schema: Schema, value: unknown): string[] {
  const validate = ajv.compile(schema)
  validate(value)
  const errors = (validate.errors ?? []).filter(
    ({ keyword, schemaPath }) => keyword !== 'if' && !/\/(anyOf|not)\/.+/.test(schemaPath),
  )
  return sorted(errors.map(({ instancePath, keyword }) => `${instancePath} ${keyword}`))
}

function broken(schema: ObjectSchema, value: unknown): string[] {
  return sorted(violationsOf(schema, value).map(({ pointer, keyword }) => `${pointer} ${keyword}`))
}

function sorted(rules: readonly string[]): string[] {
  return [...rules].sort()
}

/** The validator stops at about so many, so that a huge body costs no more than a large one. */
const ENOUGH = 100

function agree(ours: ObjectSchema, schema: Schema, value: unknown): void {
  const found = broken(ours, value)
  const all = brokenByAjv(schema, value)
  if (found.length < ENOUGH) expect(found).toEqual(all)
  else expect(all).toEqual(expect.arrayContaining(found))
}

describe.each(operations)('$operationId', (operation) => {
  const schema = generated(operation.path)
  const bodies = changedBodies(bodiesOf(operation), schemaOf(operation))

  it('judges changed bodies as the contract does', () => {
    fc.assert(
      fc.property(bodies, (body) => void agree(schema, schemaOf(operation), body)),
      runs(250),
    )
  })

  it('accepts every body within the contract', () => {
    fc.assert(
      fc.property(bodiesOf(operation), (body) => void expect(broken(schema, body)).toEqual([])),
      runs(80),
    )
  })

  it('is tried with enough bodies of each kind', () => {
    const valid = fc.sample(bodies, { numRuns: 1000, seed: 1 }).filter((body) => isValid(schema, body)).length
    expect(valid).toBeGreaterThan(100)
    expect(valid).toBeLessThan(900)
  })
})

it('judges anything at all as the contract does', () => {
  const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true })
  const property = fc.property(anything, (value) => {
    for (const operation of operations) agree(generated(operation.path), schemaOf(operation), value)
  })
  fc.assert(property, runs(150))
})

it('judges order numbers as the contract does', () => {
  const { schema = {} } = bundle.components.parameters.OutOrderNo ?? {}
  const parameters = {
    type: 'object',
    required: ['out_order_no'],
    properties: { out_order_no: schema },
    additionalProperties: false,
  }
  const ours = table[`POST ${SERVICE_ORDER}`]?.pathParameters ?? expect.fail()
  const numbers = fc.oneof(outOrderNumbers(), fc.string({ unit: 'binary', maxLength: 40 }), fc.anything())
  fc.assert(
    fc.property(numbers, (out_order_no) => agree(ours, parameters, { out_order_no })),
    runs(150),
  )
})
