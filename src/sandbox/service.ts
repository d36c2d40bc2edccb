import type { IncomingMessage } from 'node:http'
import { outOrderNo, type Validator } from '../../generated/validators.js'
import { RequestValidationError } from '../errors.js'
import type { Bytes } from '../message.js'
import { assertValid } from '../validate.js'
import { ApiError, bodyError } from './api-error.js'
import { checkAuthorization } from './authorization.js'
import { bodyValidators } from './check-order.js'
import type { Identities } from './identities.js'
import type { Ledger, Product } from './orders.js'
import { completeOrder } from './rules.js'

/** The path of the three endpoints: product and order number. */
const ROUTE = /^\/v3\/payscore\/(serviceorder|smartretail-orders|payafter-orders)\/([^/?]+)\/complete(?:\?.*)?$/

/** The order that the target of a request is about, undefined for what is none of the three endpoints. */
export function routeOf(target: string): { product: Product; out_order_no: string } | undefined {
  const [, product, number] = ROUTE.exec(target) ?? []
  if (product === undefined || number === undefined) return undefined
  // `as`: ROUTE matches nothing else.
  return { product: product as Product, out_order_no: decoded(number) ?? number }
}

/** What the service makes of a request: the body of its answer, or an error. */
export async function answerTo(
  request: IncomingMessage,
  body: Bytes,
  identities: Identities,
  orders: Ledger,
): Promise<object> {
  try {
    return await complete(request, body, identities, orders)
  } catch (error) {
    if (error instanceof ApiError) return error
    // A fault of the sandbox itself is told, and logged for whoever runs it.
    console.error(error)
    return new ApiError('SYSTEM_ERROR', 'The sandbox itself failed, see what it printed')
  }
}

async function complete(
  request: IncomingMessage,
  body: Bytes,
  identities: Identities,
  orders: Ledger,
): Promise<object> {
  const { method = '', url: target = '', headers } = request
  const route = routeOf(target)
  checkHeaders(headers, identities)
  await checkAuthorization(headers.authorization, { method, url: target, body }, identities)
  if (route === undefined || method !== 'POST') {
    throw new ApiError(
      'RESOURCE_NOT_EXISTS',
      `There is no ${method} ${target}: the sandbox knows the three complete endpoints`,
    )
  }
  const { product, out_order_no } = route
  checkOutOrderNo(out_order_no)
  const value = parseBody(body)
  checkContract(bodyValidators[product], value)
  const order = orders.find(product, out_order_no)
  if (order === undefined) throw new ApiError('ORDER_NOT_EXIST', `There is no order ${out_order_no} of ${product}`)
  // `as`: the validator of the product has run.
  return completeOrder(order, value as Parameters<typeof completeOrder>[1], identities.mchid)
}

function checkHeaders(headers: IncomingMessage['headers'], { platformKeys }: Identities): void {
  const fail = (field: string, issue: string): never => {
    throw new ApiError('PARAM_ERROR', `The header ${field} ${issue}`, { field, issue, location: 'header' })
  }
  if (!headers.accept?.includes('application/json')) fail('Accept', 'must be application/json')
  if (!/^application\/json\s*(;|$)/.test(headers['content-type'] ?? ''))
    fail('Content-Type', 'must be application/json')
  if (!headers['user-agent']) fail('User-Agent', 'is missing')
  const serial = headers['wechatpay-serial']
  if (typeof serial === 'string' && !platformKeys.has(serial)) {
    fail('Wechatpay-Serial', `must name a key of the platform: ${[...platformKeys.keys()].join(' or ')}`)
  }
}

function checkOutOrderNo(number: string): void {
  if (outOrderNo(number)) return
  const issue = 'must be 1 to 32 characters of 0-9 A-Z a-z _ - | *'
  throw new ApiError('PARAM_ERROR', `out_order_no ${issue}`, { field: 'out_order_no', issue, location: 'url' })
}

/** Undefined for what is no percent-encoded UTF-8; as it stands it has a `%` then, and is no number either. */
function decoded(number: string): string | undefined {
  try {
    return decodeURIComponent(number)
  } catch {
    return undefined
  }
}

function parseBody(body: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown
  } catch {
    throw bodyError('', 'must be JSON in UTF-8')
  }
}

function checkContract(validator: Validator, value: unknown): void {
  try {
    assertValid(validator, value)
  } catch (error) {
    if (!(error instanceof RequestValidationError)) throw error
    const [first] = error.issues
    throw bodyError(first?.pointer ?? '', first?.message ?? 'breaks the contract')
  }
}
