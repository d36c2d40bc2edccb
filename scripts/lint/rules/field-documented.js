import { fieldsOf } from '../walk.js'
/** @import { Context, Node } from '../context.d.ts' */

/** Each field has its official Chinese name, a description in English and, where it is a single value, an example. */
export function fieldDocumented() {
  return {
    SchemaProperties(/** @type {Node} */ properties, /** @type {Context} */ { report, location }) {
      for (const [name, schema] of fieldsOf(properties)) {
        const isScalar = !['object', 'array'].includes(schema.type)
        const missing = []
        if (!/[\u4E00-\u9FFF]/.test(schema.title ?? '')) missing.push('a title with its official Chinese name')
        if (!/[A-Za-z]{3}/.test(schema.description ?? '')) missing.push('a description in English')
        if (isScalar && schema.example === undefined) missing.push('a realistic example')
        for (const part of missing) report({ message: `Give ${name} ${part}.`, location: location.child(name) })
      }
    },
  }
}
