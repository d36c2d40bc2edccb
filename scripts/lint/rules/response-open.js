import { schemasBelow } from '../walk.js'
/** @import { Context, Node } from '../context.d.ts' */

/** WeChat Pay may add fields, so each object that it sends is open: in a response, or in a notification. */
export function responseOpen() {
  return {
    Paths: {
      Operation(/** @type {Node} */ operation, /** @type {Context} */ context) {
        for (const [status, response] of Object.entries(operation.responses ?? {}))
          reportClosed(response, context.location.child(['responses', status]), context)
      },
    },
    WebhooksMap: {
      Operation(/** @type {Node} */ operation, /** @type {Context} */ context) {
        reportClosed(operation.requestBody, context.location.child('requestBody'), context)
      },
    },
  }
}

/** @param {Node} content @param {any} from @param {Context} context */
function reportClosed(content, from, { report, resolve }) {
  for (const { schema, at } of schemasBelow(content, from, resolve)) {
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
