import { operationsByMethod } from '../walk.js'
/** @import { Context, Node } from '../context.d.ts' */

const READS = ['query', 'download']

/** An operation is named by verb and noun. The verb says whether the call changes anything. */
export function operationName() {
  return {
    PathItem(/** @type {Node} */ item, /** @type {Context} */ { report, location }) {
      for (const [method, { operationId = '' }] of operationsByMethod(item)) {
        const [, verb = ''] = /^([a-z]+)([A-Z][a-z0-9]+)+$/.exec(operationId) ?? []
        if (verb === '' || READS.includes(verb) !== (method === 'get')) {
          const example = method === 'get' ? 'queryServiceOrder' : 'completeServiceOrder'
          report({
            message: `Name the operation in camelCase by verb and noun, like ${example}; ${READS.join(' and ')} are the verbs of a GET.`,
            location: location.child([method, 'operationId']),
          })
        }
      }
    },
  }
}
