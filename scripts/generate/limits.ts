import type { Schema } from '../contract.js'

/**
 * The limits of a field in words, for editors, which do not show the schema. The contract has them in the schema only.
 * Undefined when there is nothing to know.
 */
export function limitsInWords(schema: Schema): string | undefined {
  if (schema.enum !== undefined || schema.const !== undefined) return undefined
  switch (schema.type) {
    case 'string':
      return range(schema.minLength, schema.maxLength, 'characters')
    case 'array':
      return range(schema.minItems, schema.maxItems, 'items')
    case 'integer':
      // An amount has only the limit of each integer in JSON.
      return schema.maximum === Number.MAX_SAFE_INTEGER ? undefined : range(schema.minimum, schema.maximum, '')
    default:
      return undefined
  }
}

function range(least: unknown, most: unknown, unit: string): string | undefined {
  if (typeof most !== 'number') return undefined
  const numbers = least === 0 ? `up to ${most}` : `${String(least)} to ${most}`
  return `Limits: ${numbers} ${unit}`.trimEnd() + '.'
}
