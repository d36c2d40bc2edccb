import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { bundle } from '../../contract/contract.js'

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
ajv.addSchema(bundle, 'bundle')
const validators = new Map<string, ValidateFunction>()

/** Which rule of a schema of the contract a value breaks; undefined when it breaks none. */
export function brokenRule(schema: string, value: unknown): string | undefined {
  let validate = validators.get(schema)
  if (!validate) validators.set(schema, (validate = ajv.compile({ $ref: `bundle#/components/schemas/${schema}` })))
  return validate(value) ? undefined : ajv.errorsText(validate.errors)
}
