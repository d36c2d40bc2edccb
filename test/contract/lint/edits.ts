/** Changes of a copy of the contract, for the tests of the linters. */

/** The bundle without a type, because a mutation breaks its shape on purpose. */
export type Contract = any
export type Mutation = (contract: Contract) => void

const pathOf = (product: string): string => `/v3/payscore/${product}/{out_order_no}/complete`

export const operation = (c: Contract, product = 'serviceorder'): Contract => c.paths[pathOf(product)].post
export const schema = (c: Contract, name: string): Contract => c.components.schemas[name]
export const request = (c: Contract): Contract => schema(c, 'CompleteServiceOrderRequest')
export const response = (c: Contract): Contract => schema(c, 'CompletedServiceOrder')
export const example = (c: Contract, name: string): Contract => c.components.examples[name].value
export const media = (c: Contract): Contract => operation(c).requestBody.content['application/json']

export function removeComponent(c: Contract, kind: string, name: string, from: Contract): void {
  delete from[name]
  delete c.components[kind][name]
}

export function renameComponent(c: Contract, kind: string, from: string, to: string): void {
  const text = JSON.stringify(c).replaceAll(`#/components/${kind}/${from}"`, `#/components/${kind}/${to}"`)
  Object.assign(c, JSON.parse(text))
  c.components[kind][to] = c.components[kind][from]
  delete c.components[kind][from]
}

export function renameKey(object: Contract, from: string, to: string): void {
  object[to] = object[from]
  delete object[from]
}

/** Moves the path of completeServiceOrder, and the samples of its operation with it. */
export function movePath(c: Contract, change: (path: string) => string): void {
  const path = pathOf('serviceorder')
  renameKey(c.paths, path, change(path))
  for (const sample of c.paths[change(path)].post['x-codeSamples']) {
    // PHP names the path without its first slash.
    sample.source = sample.source.replaceAll(path.slice(1), change(path).slice(1))
  }
}

/** Adds an operation at another path, whose samples call it. */
export function addPath(c: Contract, path: string, parameter: string): void {
  const source = pathOf('payafter-orders')
  const copy = structuredClone(c.paths[source])
  copy.post.operationId = 'completeAnotherOrder'
  for (const sample of copy.post['x-codeSamples']) {
    sample.source = sample.source
      .replaceAll(source.slice(1), path.slice(1))
      .replaceAll('payafter-orders', path.split('/')[3])
  }
  const { schema, example } = c.components.parameters.OutOrderNo
  copy.post.parameters[0] = { name: parameter, in: 'path', required: true, description: 'x', schema, example }
  c.paths[path] = copy
}

/** An operation that changes nothing. */
export const query = (c: Contract): Contract => c.paths['/v3/payscore/serviceorder'].get
