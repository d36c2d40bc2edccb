import { operationsByMethod } from '../walk.js'
/** @import { Context, Node } from '../context.d.ts' */

/**
 * What a sample contains that calls the operation, by its language. The names are those that Redoc shows.
 *
 * @type {Record<string, (method: string, path: string) => string[]>}
 */
const CALLS = {
  curl: (method, path) => [`signature=$(printf '${method}\\n%s\\n%s\\n%s\\n`, beforeParameter(path)],
  'Node.js': (method, path) => [`await client.${method}('${path}'`],
  PHP: (method, path) => [`->${method.toLowerCase()}($request)`, `'${path.slice(1)}'`],
  Go: (method, path) => [`client.${method[0]}${method.slice(1).toLowerCase()}(ctx, `, `"${beforeParameter(path)}`],
  Java: (method, path) => [`client.${method.toLowerCase()}(`, `"${beforeParameter(path)}`],
}

/**
 * What the client does not offer has a function of its own, and the SDKs of other languages do it by themselves.
 *
 * @param {Node} operation @returns {typeof CALLS}
 */
function callsOf({ operationId, 'x-outside-client': isOutside }) {
  const { curl = () => [] } = CALLS
  return isOutside ? { curl, 'Node.js': () => [`await ${operationId}(`] } : CALLS
}

/** @param {string} path */
function beforeParameter(path) {
  return path.replace(/\{.*/, '')
}

/** Each operation has a sample in each language. Only operations below `paths` can be called, so webhooks have none. */
export function codeSamples() {
  return {
    Paths: {
      PathItem(/** @type {Node} */ item, /** @type {Context} */ { report, location, key }) {
        for (const [method, operation] of operationsByMethod(item)) {
          for (const [lang, calls] of Object.entries(callsOf(operation))) {
            const samples = operation['x-codeSamples'] ?? []
            const { source } = samples.find((/** @type {Node} */ sample) => sample.lang === lang) ?? {}
            // In the split files the source is a reference. The bundle has the text.
            const isReference = typeof source?.$ref === 'string'
            const expected = calls(method.toUpperCase(), String(key))
            if (!isReference && !expected.every((text) => source?.includes(text))) {
              report({
                message: `Give the operation a ${lang} sample in x-codeSamples that contains ${expected.join(' and ')}; it is a file openapi/samples/${operation.operationId}.`,
                location: location.child([method, 'x-codeSamples']),
              })
            }
          }
        }
      },
    },
  }
}
