import { isComponent } from '../walk.js'
/** @import { Context, Node } from '../context.d.ts' */

/**
 * Generators of other languages name their types after components. They make types of titles too, and numbered ones of what
 * has no name. So each object and each enum is a component, without a title; its official Chinese name begins its
 * description, as it does where a field has several types.
 */
export function namedTypes() {
  return {
    Schema(/** @type {Node} */ schema, /** @type {Context} */ { report, location }) {
      const isType = schema.type === 'object' || Array.isArray(schema.enum)
      const isNamed = isComponent(location)
      // The parts of an allOf are one type together.
      if (isType && !isNamed && !/\/allOf\/\d+$/.test(location.pointer)) {
        report({
          message: 'Make this object or enum a component of its own: a generator finds no good name for it.',
          location,
        })
      }
      if ((isNamed || Array.isArray(schema.type)) && 'title' in schema) {
        report({
          message: 'Remove the title of this schema: generators make a type of it. Begin the description with it.',
          location: location.child('title'),
        })
      }
      if (isNamed && isType && !/^[\u4E00-\u9FFF]+: [^]*[A-Za-z]{3}/.test(schema.description ?? '')) {
        report({
          message: 'Begin the description with the official Chinese name, then a colon and a text in English.',
          location: location.child('description'),
        })
      }
    },
  }
}
