import { operations, type Operation } from '../../generated/operations.js'
import type { Product } from './types.js'

/** The operation that a request is about. */
export interface Route {
  readonly operation: Operation
  /** Decoded; what is not percent-encoded UTF-8 stays as it is: with its `%` it breaks the contract. */
  readonly pathParameters: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
}

/** Each operation as `METHOD path`. */
export const operationNames: readonly string[] = Object.keys(operations)

const all = Object.values(operations)

/** Each operation by its operationId. */
export const operationIds: readonly string[] = all.map(({ id }) => id)

/** The operation that a method and a target name, or undefined where the contract has none. */
export function routeOf(method: string, target: string): Route | undefined {
  const [path = '', query = ''] = target.split('?', 2)
  for (const operation of all) {
    const pathParameters = operation.method === method ? matchPath(operation.path, path) : undefined
    if (pathParameters) return { operation, pathParameters, query: Object.fromEntries(new URLSearchParams(query)) }
  }
  return undefined
}

/** The operation with an operationId. */
export function operationOf(id: string): Operation {
  const operation = all.find((one) => one.id === id)
  if (operation === undefined) throw new Error(`The contract has no operation ${id}`)
  return operation
}

/** The product of an operation: the third part of its path. */
export function productOf({ path }: Operation): Product {
  // `as`: the type is derived from the paths in the same way.
  return path.split('/')[3] as Product
}

/** The parameters of a path that fits a template, or undefined. */
function matchPath(template: string, path: string): Record<string, string> | undefined {
  const [names, parts] = [template.split('/'), path.split('/')]
  if (names.length !== parts.length) return undefined
  const parameters: Record<string, string> = {}
  for (const [index, name] of names.entries()) {
    const part = parts[index] ?? ''
    if (!name.startsWith('{')) {
      if (part !== name) return undefined
    } else if (part === '') return undefined
    else parameters[name.slice(1, -1)] = decode(part)
  }
  return parameters
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
