import { fieldsOf } from '../walk.js'
/** @import { Context, Node } from '../context.d.ts' */

/** @type {Record<string, string[]>} */
const LIMITS = {
  string: ['minLength', 'maxLength', 'pattern'],
  integer: ['minimum', 'maximum', 'format'],
  array: ['minItems', 'maxItems'],
}

/** Each field has the limits of its type. An enum is its own limit. */
export function fieldLimits() {
  return {
    SchemaProperties(/** @type {Node} */ properties, /** @type {Context} */ { report, location }) {
      for (const [name, schema] of fieldsOf(properties)) {
        if (schema.enum) continue
        const expected = [schema.type].flat().flatMap((type) => LIMITS[type] ?? [])
        const missing = expected.filter((limit) => schema[limit] === undefined)
        if (missing.length > 0) {
          report({ message: `Give ${name} the limits ${missing.join(', ')}.`, location: location.child(name) })
        }
      }
    },
  }
}
