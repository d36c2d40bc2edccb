import { codeListsOf } from '../walk.js'
/** @import { Context, Node } from '../context.d.ts' */

/** Whether a retry can succeed follows from the status, so a list of codes says the same as `x-retryable-statuses`. */
export function errorCodeRetryable() {
  /** @type {number[]} */
  let retryable = []
  return {
    Root(/** @type {Node} */ root) {
      retryable = root['x-retryable-statuses'] ?? []
    },
    Operation(/** @type {Node} */ operation, /** @type {Context} */ { report, location, resolve }) {
      for (const [status, response] of Object.entries(operation.responses ?? {})) {
        const expected = retryable.includes(Number(status))
        for (const { codes, schema } of codeListsOf(response, location, resolve)) {
          if ('x-retryable' in schema && schema['x-retryable'] !== expected) {
            report({
              message: `Set x-retryable of ${codes.join(', ')} to ${expected}, because x-retryable-statuses ${expected ? 'has' : 'does not have'} ${status}; or correct that list.`,
              location: location.child(['responses', status]),
            })
          }
        }
      }
    },
  }
}
