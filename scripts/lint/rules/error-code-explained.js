/** @import { Context, Node } from '../context.d.ts' */

/** Each error code has a meaning, a remedy and what it concerns. Its list says whether a retry can succeed. */
export function errorCodeExplained() {
  return {
    Schema(/** @type {Node} */ schema, /** @type {Context} */ { report, location }) {
      const isCodes = 'x-remedies' in schema || 'x-retryable' in schema || schema.description?.startsWith('错误码: ')
      if (!isCodes || !Array.isArray(schema.enum)) return
      for (const table of ['x-enumDescriptions', 'x-remedies', 'x-concerns']) {
        const explained = Object.keys(schema[table] ?? {})
        for (const code of schema.enum.filter((code) => !explained.includes(code))) {
          report({ message: `Add ${code} to ${table}.`, location: location.child('enum') })
        }
        for (const code of explained.filter((code) => !schema.enum.includes(code))) {
          report({
            message: `${code} is not in the enum: remove it from ${table}, or add it to the enum.`,
            location: location.child(table),
          })
        }
      }
      if (typeof schema['x-retryable'] !== 'boolean') {
        report({ message: 'Set x-retryable: whether a retry with identical parameters can succeed.', location })
      }
    },
  }
}
