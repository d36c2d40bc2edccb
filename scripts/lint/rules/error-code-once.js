import { codeListsOf } from '../walk.js'
/** @import { Context, Node } from '../context.d.ts' */

/** 502 and 503 are one response under two statuses. */
const SHARED = new Set(['502', '503'])

/** A code stands under one status. */
export function errorCodeOnce() {
  return {
    Operation(/** @type {Node} */ operation, /** @type {Context} */ { report, location, resolve }) {
      /** @type {Map<string, string>} */
      const statuses = new Map()
      for (const [status, response] of Object.entries(operation.responses ?? {})) {
        if (status.startsWith('2')) continue
        const codes = new Set(codeListsOf(response, location, resolve).flatMap((list) => list.codes))
        for (const code of codes) {
          const other = statuses.get(code)
          if (other !== undefined && !(SHARED.has(status) && SHARED.has(other))) {
            report({
              message: `${code} stands under ${other} and under ${status}: keep it under the status that the service sends.`,
              location: location.child(['responses', status]),
            })
          }
          statuses.set(code, status)
        }
      }
    },
  }
}
