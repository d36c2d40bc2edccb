import { schemasBelow } from '../walk.js'
/** @import { Context, Node } from '../context.d.ts' */

/** WeChat Pay may add fields, so each object of a response is open. */
export function responseOpen() {
  return {
    Operation(/** @type {Node} */ operation, /** @type {Context} */ { report, location, resolve }) {
      for (const [status, response] of Object.entries(operation.responses ?? {})) {
        for (const { schema, at } of schemasBelow(response, location.child(['responses', status]), resolve)) {
          // An object with a description declares fields. One without only adds to another.
          const declares = schema.type === 'object' && 'description' in schema
          const closed = schema.additionalProperties === false || schema.unevaluatedProperties === false
          if (closed || (declares && schema.additionalProperties !== true)) {
            report({
              message: 'Open this object of a response with additionalProperties: true: new fields may appear.',
              location: at,
            })
          }
        }
      }
    },
  }
}
