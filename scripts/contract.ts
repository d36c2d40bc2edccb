/** The bundled contract as the scripts read it. */

export type Schema = Record<string, unknown>

/** The parts of the bundle that are read; `as Contract` stands where the linter has checked the shape. */
export interface Contract {
  readonly info: { readonly version: string }
  readonly servers: readonly { readonly url: string }[]
  readonly 'x-retryable-statuses': readonly number[]
  readonly paths: Readonly<Record<string, object>>
  readonly webhooks?: Readonly<Record<string, Webhook>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>
    readonly parameters: Readonly<Record<string, Omit<Parameter, 'name' | 'required'> & { description?: string }>>
  }
}

/** A notification, as far as it is read. */
interface Webhook {
  readonly post: {
    /** What the resource of an event is when it is decrypted. */
    readonly 'x-plaintext': { readonly event_type: string; readonly schema: { readonly $ref: string } }
  }
}

/** A parameter with its references followed. */
export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly schema: Schema
}

/** An operation with the references of its parts followed; the schemas may still hold some. */
export interface ContractOperation {
  readonly id: string
  /** `POST` or `GET`. */
  readonly method: string
  readonly path: string
  readonly parameters: readonly Parameter[]
  /** Groups of query parameters, of each of which a call has exactly one. */
  readonly exactlyOneOf: readonly (readonly string[])[]
  readonly body?: Schema
  /** By status, the schema of the JSON response. */
  readonly responses: Readonly<Record<string, Schema>>
  readonly proof: Proof
}

/** What a successful response must prove, `x-proof` of the operation. */
export interface Proof {
  /** The fields of the response that must equal those of the call. */
  readonly echoes: readonly string[]
  /** What the values of other fields must be. */
  readonly properties: Readonly<Record<string, Schema>>
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/**
 * Every operation that the client offers, in the order of the contract.
 *
 * @throws Error that names the operation and its file, for what the client does not support
 */
export function operationsOf(contract: Pick<Contract, 'paths'>): ContractOperation[] {
  return operationsWhere(contract, (item, method) => !isOutsideClient(item, method))
}

/** The operations with `x-outside-client`, of which the package makes functions of their own. */
export function outsideOperationsOf(contract: Pick<Contract, 'paths'>): ContractOperation[] {
  return operationsWhere(contract, isOutsideClient)
}

/** Whether the client cannot offer the operation. */
export function isOutsideClient(item: object, method: string): boolean {
  return record(record(item)[method])['x-outside-client'] === true
}

/** The component that each event's resource is when it is decrypted, by `event_type`. */
export function plaintextsOf({ webhooks = {} }: Contract): [eventType: string, component: string][] {
  return Object.values(webhooks).map(({ post }) => {
    const { event_type, schema } = post['x-plaintext']
    return [event_type, schema.$ref.split('/').at(-1) ?? '']
  })
}

/** What a local `$ref` points to, with the keywords beside it; a node without one is itself. */
export function deref(contract: object, node: unknown): Record<string, unknown> {
  const { $ref, ...beside } = record(node)
  if (typeof $ref !== 'string') return beside
  const keys = $ref.slice('#/'.length).split('/').map(unescape)
  const target = keys.reduce<unknown>((parent, key) => record(parent)[key], contract)
  if (target === undefined) throw new Error(`The contract has no ${$ref}.`)
  return { ...deref(contract, target), ...beside }
}

function operationsWhere(
  contract: Pick<Contract, 'paths'>,
  isWanted: (item: object, method: string) => boolean,
): ContractOperation[] {
  return Object.entries(contract.paths).flatMap(([path, item]) => {
    const methods = Object.keys(item).filter((key) => METHODS.includes(key) && isWanted(item, key))
    return methods.map((method) => operationOf(contract, path, method))
  })
}

function operationOf(contract: Pick<Contract, 'paths'>, path: string, method: string): ContractOperation {
  const item = record(contract.paths[path])
  const operation = record(item[method])
  const { operationId, requestBody } = operation
  const refuse: Refuse = (why) => {
    const name = typeof operationId === 'string' ? operationId : `${method.toUpperCase()} ${path}`
    throw new Error(`${name} in openapi/paths/${path.slice(1).replaceAll('/', '_')}.yaml ${why}.`)
  }
  if (typeof operationId !== 'string') return refuse('has no operationId')
  if (method !== 'get' && method !== 'post') return refuse(`is a ${method}, but the client has only GET and POST`)
  if (method === 'get' && requestBody !== undefined) return refuse('is a GET with a body, which cannot be sent')

  const given = [item.parameters, operation.parameters].flatMap((list) => (Array.isArray(list) ? list : []))
  const parameters = given.map((node) => parameterOf(deref(contract, node), refuse))
  checkPath(path, parameters, refuse)
  const responses = responsesOf(contract, record(operation.responses), refuse)
  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    parameters,
    exactlyOneOf: exactlyOneOf(operation['x-exactly-one-of'], parameters, refuse),
    ...(requestBody !== undefined && { body: bodyOf(deref(contract, requestBody), refuse) }),
    responses,
    proof: proofOf(record(operation['x-proof']), deref(contract, responses['200']), refuse),
  }
}

/** Ends the run with a sentence whose subject is the operation. */
type Refuse = (why: string) => never

function parameterOf(parameter: Record<string, unknown>, refuse: Refuse): Parameter {
  const { name, in: place, required = false, schema } = parameter
  const label = `the parameter ${String(name)}`
  if (place !== 'path' && place !== 'query' && place !== 'header')
    return refuse(`has ${label} in ${String(place)}, but the client sends parameters in path, query and header only`)
  if (schema === undefined) return refuse(`has ${label} without a schema`)
  const type = record(schema).type
  if (place === 'query' && (type === 'array' || type === 'object'))
    return refuse(`has ${label} of type ${type}, but the client writes text, numbers and booleans into a query only`)
  return { name: String(name), in: place, required: required === true, schema: record(schema) }
}

function checkPath(path: string, parameters: readonly Parameter[], refuse: Refuse): void {
  const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)
  const inTemplate = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name)
  for (const name of inTemplate) if (!inPath.includes(name)) refuse(`does not declare {${name}} of its path`)
  for (const name of inPath) if (!inTemplate.includes(name)) refuse(`declares ${name}, which its path does not have`)
}

function exactlyOneOf(groups: unknown, parameters: readonly Parameter[], refuse: Refuse): string[][] {
  if (groups === undefined) return []
  // `as`: the next lines check each name.
  const names = groups as string[][]
  const query = parameters.filter((parameter) => parameter.in === 'query')
  for (const name of names.flat()) {
    const parameter = query.find((each) => each.name === name)
    if (!parameter) refuse(`names ${name} in x-exactly-one-of, which is not one of its query parameters`)
    if (parameter?.required) refuse(`names ${name} in x-exactly-one-of, but requires it in every call`)
  }
  return names
}

function bodyOf({ required, content }: Record<string, unknown>, refuse: Refuse): Schema {
  const types = Object.keys(record(content))
  if (types.join() !== 'application/json') return refuse('has a body of another type than application/json')
  if (required !== true) return refuse('has a body that a call may leave out, but the client always sends one')
  return record(record(record(content)['application/json']).schema)
}

function responsesOf(contract: object, given: Record<string, unknown>, refuse: Refuse): Record<string, Schema> {
  const responses = Object.entries(given).map(([status, node]) => {
    if (!/^[1-5]\d\d$/.test(status)) refuse(`has the response ${status}, but every response needs its own status`)
    if (status.startsWith('2') && status !== '200') refuse(`has the response ${status}, but only a 200 is a success`)
    const { schema } = record(record(deref(contract, node).content)['application/json'])
    if (schema === undefined) refuse(`has no JSON schema for the response ${status}`)
    return [status, record(schema)] as const
  })
  if (!responses.some(([status]) => status === '200')) refuse('has no response 200')
  return Object.fromEntries(responses)
}

function proofOf({ echoes = [], properties = {} }: Record<string, unknown>, response: Schema, refuse: Refuse): Proof {
  // `as`: the next lines check each name.
  const proof = { echoes, properties } as Proof
  const fields = record(response.properties)
  for (const name of [...proof.echoes, ...Object.keys(proof.properties)])
    if (!Object.hasOwn(fields, name)) refuse(`names ${name} in x-proof, which its response 200 does not have`)
  return proof
}

function unescape(key: string): string {
  return decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~')
}

/** For reading: what is no object has no fields. */
function record(node: unknown): Record<string, unknown> {
  return typeof node === 'object' && node !== null ? (node as Record<string, unknown>) : {}
}
