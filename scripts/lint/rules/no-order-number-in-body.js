import { schemasBelow } from '../walk.js'
/** @import { Context, Node } from '../context.d.ts' */

/** WeChat Pay refuses a request with out_order_no in its body. */
export function noOrderNumberInBody() {
  return {
    Paths: {
      Operation(/** @type {Node} */ operation, /** @type {Context} */ { report, location, resolve }) {
        for (const { schema, at } of schemasBelow(operation.requestBody, location.child('requestBody'), resolve)) {
          if ('out_order_no' in (schema.properties ?? {})) {
            report({
              message:
                'Remove out_order_no from the body: it stands in the path, and WeChat Pay refuses it in the body.',
              location: at.child(['properties', 'out_order_no']),
            })
          }
        }
      },
    },
  }
}
