// @ts-check
import { fieldsOf } from '../walk.js'
/** @import { Context, Node } from '../context.d.ts' */

/** Money is an integer in fen. */
export function amountInFen() {
  return {
    SchemaProperties(/** @type {Node} */ properties, /** @type {Context} */ { report, location }) {
      for (const [name, schema] of fieldsOf(properties)) {
        if (!/amount$/.test(name)) continue
        if (schema.type !== 'integer' || schema.format !== 'int64' || schema.minimum !== 0) {
          report({
            message: `${name} is an amount in fen: give it type integer, format int64 and minimum 0.`,
            location: location.child(name),
          })
        }
      }
    },
  }
}
