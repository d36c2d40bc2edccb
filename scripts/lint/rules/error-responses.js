import { follow } from '../walk.js'
/** @import { Context, Node } from '../context.d.ts' */

const STATUSES = ['200', '400', '401', '403', '404', '429', '500', '502', '503']

/** Each operation of a path has the same set of responses, and there is one error schema. */
export function errorResponses() {
  return {
    Paths: {
      Operation(/** @type {Node} */ operation, /** @type {Context} */ { report, location, resolve }) {
        const found = Object.keys(operation.responses ?? {})
        for (const status of STATUSES.filter((status) => !found.includes(status))) {
          report({
            message: `Add the response ${status}: each operation has the responses ${STATUSES.join(', ')}.`,
            location: location.child('responses'),
          })
        }
        for (const status of found.filter((status) => !STATUSES.includes(status))) {
          report({
            message: `Remove the response ${status}: no operation has another one than ${STATUSES.join(', ')}.`,
            location: location.child(['responses', status]),
          })
        }
        for (const status of found.filter((status) => !status.startsWith('2'))) {
          const { node, at } = follow(operation.responses[status], location, resolve)
          const schema = node?.content?.['application/json']?.schema
          const { node: error } = follow(schema, at, resolve)
          const parts = [schema, ...(error?.allOf ?? [])].map((part) => part?.$ref ?? '')
          if (!parts.some((ref) => /(^|\/)ApiError(\.yaml)?$/.test(ref))) {
            report({
              message: `Give the response ${status} the schema ApiError as application/json: there is one error schema.`,
              location: location.child(['responses', status]),
            })
          }
        }
      },
    },
  }
}
