import { fieldsOf } from '../walk.js'
/** @import { Context, Node } from '../context.d.ts' */

/** The maximum is the largest integer that each JSON parser keeps. */
const AMOUNT = { type: 'integer', format: 'int64', minimum: 0, maximum: Number.MAX_SAFE_INTEGER }

/** Money is an integer in fen, and its description says so, in English or Chinese. */
export function amountInFen() {
  return {
    SchemaProperties(/** @type {Node} */ properties, /** @type {Context} */ { report, location }) {
      for (const [name, schema] of fieldsOf(properties)) {
        if (!/(?:amount|price|contribute)$/.test(name)) continue
        const differs = Object.entries(AMOUNT).some(([keyword, value]) => schema[keyword] !== value)
        if (differs) {
          const expected = Object.entries(AMOUNT).map(([keyword, value]) => `${keyword} ${value}`)
          report({
            message: `${name} is an amount in fen: give it ${expected.join(', ')}.`,
            location: location.child(name),
          })
        }
        if (!/\bin fen\b|单位为分/.test(schema.description ?? '')) {
          report({ message: `${name} is an amount: say “in fen” (单位为分).`, location: location.child(name) })
        }
      }
    },
  }
}
