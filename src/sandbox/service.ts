import type { IncomingHttpHeaders } from 'node:http'
import { outsideOperations } from '../../generated/operations.js'
import type { ObjectSchema } from '../../generated/schemas.js'
import { RequestValidationError } from '../errors.js'
import { assertValid } from '../validate.js'
import { assertAuthorization, type CoveredParts } from './authorization.js'
import { certificateList } from './certificates.js'
import type { PlannedRequest } from './faults.js'
import { assertHeaders } from './headers.js'
import type { Identities } from './identities.js'
import type { Ledger } from './ledger.js'
import { operationNames, productOf, routeOf, type Route } from './routing.js'
import { rules } from './rules.js'
import { bodyError, clip, ServiceError } from './service-error.js'

export interface ServiceRequest extends CoveredParts {
  readonly headers: IncomingHttpHeaders
}

/** What a signed request asks for. */
export interface Task {
  /** What a fault plan is asked about; undefined where the request is about no order. */
  readonly about: Omit<PlannedRequest, 'body'> | undefined
  /**
   * Does what the service does.
   *
   * @returns the body of the response
   * @throws ServiceError
   */
  readonly execute: () => object
}

/**
 * What a request asks for.
 *
 * @throws ServiceError unless the request has the headers and the signature of the merchant, and names an operation with
 *   valid parameters
 */
export async function identify(request: ServiceRequest, orders: Ledger, identities: Identities): Promise<Task> {
  const { method, target, headers } = request
  assertHeaders(headers, request.body.length > 0, identities)
  await assertAuthorization(headers.authorization, request, identities)
  const [path, query = ''] = target.split('?', 2)
  if (`${method} ${path}` === CERTIFICATES)
    return { about: undefined, execute: () => certificateList(identities, new URLSearchParams(query)) }
  const route = routeOf(method, target)
  if (route === undefined) {
    const names = [...operationNames, CERTIFICATES].join(', ')
    throw new ServiceError('RESOURCE_NOT_EXISTS', `There is no ${method} ${clip(target, 256)}; there is ${names}`)
  }
  assertParameters(route.operation.pathParameters, route.pathParameters, 'url')
  assertOnce(new URLSearchParams(query))
  assertParameters(route.operation.query, route.query, 'query')
  return { about: aboutOf(route, orders), execute: () => execute(route, request, orders, identities.mchid) }
}

const { method: METHOD, path: PATH } = outsideOperations.downloadCertificates
const CERTIFICATES = `${METHOD} ${PATH}`

/** The order that a request is about; a query may name it by its `query_id`. */
function aboutOf({ operation, pathParameters, query }: Route, orders: Ledger): Task['about'] {
  const product = productOf(operation)
  const { out_order_no, query_id } = { ...query, ...pathParameters }
  const order = out_order_no === undefined ? orders.findByQueryId(product, query_id) : undefined
  return { operation: operation.id, product, out_order_no: out_order_no ?? order?.out_order_no ?? '' }
}

function execute(route: Route, request: ServiceRequest, orders: Ledger, mchid: string): object {
  const { id, body: schema } = route.operation
  const body = schema && parseBody(request)
  if (schema) assertContract(schema, body, (pointer, issue) => bodyError(pointer, issue))
  const rule = Object.hasOwn(rules, id) ? rules[id] : undefined
  if (rule === undefined) throw new ServiceError('RESOURCE_NOT_EXISTS', `The sandbox has no rule for ${id}`)
  return rule({ route, body, orders, mchid })
}

/** A parameter that stands twice has no one value. */
function assertOnce(query: URLSearchParams): void {
  const seen = new Set<string>()
  for (const field of query.keys()) {
    if (!seen.has(field)) seen.add(field)
    else
      throw new ServiceError('PARAM_ERROR', `${field} stands twice`, {
        field,
        issue: 'stands twice',
        location: 'query',
      })
  }
}

function assertParameters(
  schema: ObjectSchema | undefined,
  parameters: Readonly<Record<string, string>>,
  location: 'url' | 'query',
): void {
  if (!schema) return
  assertContract(schema, parameters, (pointer, issue) => {
    // The query as a whole has no pointer.
    const field = pointer.slice(1) || 'query'
    return new ServiceError('PARAM_ERROR', `${field} ${issue}`, { field, issue, location })
  })
}

function parseBody({ body }: ServiceRequest): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown
  } catch {
    throw bodyError('', 'must be JSON in UTF-8')
  }
}

/** @param errorOf makes the error of the first rule that the value breaks */
function assertContract(
  schema: ObjectSchema,
  value: unknown,
  errorOf: (pointer: string, issue: string) => ServiceError,
): void {
  try {
    assertValid(schema, value)
  } catch (error) {
    if (!(error instanceof RequestValidationError)) throw error
    const [first] = error.issues
    throw errorOf(first?.pointer ?? '', first?.message ?? 'breaks the contract')
  }
}
