import { schemasBelow } from '../walk.js'
/** @import { Context, Node } from '../context.d.ts' */

/** WeChat Pay refuses a field that it does not know, so each object of a request is closed. It sends notifications itself. */
export function requestClosed() {
  return {
    Paths: {
      Operation(/** @type {Node} */ operation, /** @type {Context} */ { report, location, resolve }) {
        for (const { schema, at } of schemasBelow(operation.requestBody, location.child('requestBody'), resolve)) {
          if (schema.type === 'object' && schema.additionalProperties !== false) {
            report({ message: 'Close this object of a request with additionalProperties: false.', location: at })
          }
        }
      },
    },
  }
}
