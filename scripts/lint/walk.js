/** Ways through the contract that several rules share. */

/** @import { Location, Node, Resolve } from './context.d.ts' */

/** Follows a reference. The location is where its target stands, because further references are relative to that file.
 * @param {any} node @param {any} at @param {Resolve} resolve @returns {{ node: any, at: any }} */
export function follow(node, at, resolve) {
  if (typeof node?.$ref !== 'string') return { node, at }
  const { node: target, location } = resolve(node, at.source.absoluteRef)
  return target === undefined ? { node: undefined, at } : { node: target, at: location }
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/** The operations of a path, by method.
 * @param {Node} item @returns {[method: string, operation: Node][]} */
export function operationsByMethod(item) {
  return METHODS.filter((method) => method in item).map((method) => [method, item[method]])
}

/** Whether a schema is a component: in the split files one has a file of its own.
 * @param {Location} location */
export function isComponent({ pointer }) {
  return /^#\/?$|^#\/components\/schemas\/[^/]+$/.test(pointer)
}

/** The fields of `properties` that are declared there. A condition only adds to one that is declared elsewhere.
 * @param {Node} properties @returns {[string, Node][]} */
export function fieldsOf(properties) {
  const elsewhere = ['const', 'anyOf', 'not', '$ref']
  return Object.entries(properties).filter(([, schema]) => {
    const keywords = Object.keys(schema)
    return keywords.length > 0 && !elsewhere.some((keyword) => keywords.includes(keyword))
  })
}

/** Every schema below a request body or a response, each once.
 * @param {any} start @param {any} from @param {Resolve} resolve @returns {{ schema: Node, at: any }[]} */
export function schemasBelow(start, from, resolve) {
  const { node, at } = follow(start, from, resolve)
  /** @type {Map<Node, any>} */
  const found = new Map()
  /** @param {any} start @param {any} from */
  const walk = (start, from) => {
    const { node: schema, at } = follow(start, from, resolve)
    if (schema === null || typeof schema !== 'object' || found.has(schema)) return
    found.set(schema, at)
    for (const [name, child] of Object.entries(schema.properties ?? {})) walk(child, at.child(['properties', name]))
    for (const keyword of ['items', 'if', 'then', 'else', 'not']) {
      if (schema[keyword]) walk(schema[keyword], at.child(keyword))
    }
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
      for (const [index, child] of (schema[keyword] ?? []).entries()) walk(child, at.child([keyword, index]))
    }
  }
  for (const [type, { schema }] of Object.entries(node?.content ?? {}))
    walk(schema, at.child(['content', type, 'schema']))
  return [...found].map(([schema, at]) => ({ schema, at }))
}

/** The request and response examples of an operation.
 * @param {Node} operation @param {Location} location @param {Resolve} resolve
 * @returns {{ name: string, value: Node, at: any }[]} */
export function examplesOf(operation, location, resolve) {
  const bodies = [
    { body: operation.requestBody, from: location.child('requestBody') },
    ...Object.entries(operation.responses ?? {}).map(([status, body]) => ({
      body,
      from: location.child(['responses', status]),
    })),
  ]
  return bodies.flatMap(({ body, from }) => {
    const { node, at } = follow(body, from, resolve)
    const examples = node?.content?.['application/json']?.examples ?? {}
    return Object.entries(examples).map(([name, example]) => {
      const found = follow(example, at.child(['content', 'application/json', 'examples', name]), resolve)
      return { name, value: found.node?.value ?? {}, at: found.at }
    })
  })
}

/** The schemas below a response that list error codes: each has `x-remedies`, or is a single `const`.
 * @param {any} start @param {any} from @param {Resolve} resolve @returns {{ codes: string[], schema: Node }[]} */
export function codeListsOf(start, from, resolve) {
  const { node, at } = follow(start, from, resolve)
  if (node === null || typeof node !== 'object') return []
  if ('x-remedies' in node && Array.isArray(node.enum)) return [{ codes: node.enum, schema: node }]
  if (typeof node.const === 'string') return [{ codes: [node.const], schema: node }]
  return Object.entries(node).flatMap(([key, child]) => (key === 'examples' ? [] : codeListsOf(child, at, resolve)))
}
