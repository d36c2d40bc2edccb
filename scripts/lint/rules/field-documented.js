import { fieldsOf } from '../walk.js'
/** @import { Context, Node } from '../context.d.ts' */

/**
 * Each field has its official Chinese name, a description in English and, where it is a single value, an example. The name
 * is the title; where a field has several types, which `named-types` wants without a title, it begins the description.
 */
export function fieldDocumented() {
  return {
    SchemaProperties(/** @type {Node} */ properties, /** @type {Context} */ { report, location }) {
      for (const [field, schema] of fieldsOf(properties)) {
        const isScalar = !['object', 'array'].includes(schema.type)
        const missing = []
        const name = Array.isArray(schema.type) ? schema.description?.match(/^[^:]+: /)?.[0] : schema.title
        if (!/[\u4E00-\u9FFF]/.test(name ?? '')) missing.push('a title with its official Chinese name')
        if (!/[A-Za-z]{3}/.test(schema.description ?? '')) missing.push('a description in English')
        if (isScalar && schema.example === undefined) missing.push('a realistic example')
        for (const part of missing) report({ message: `Give ${field} ${part}.`, location: location.child(field) })
      }
    },
  }
}
