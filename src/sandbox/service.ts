import type { IncomingMessage } from 'node:http'
import { outOrderNo, type Validator } from '../../generated/validators.js'
import { RequestValidationError } from '../errors.js'
import type { Bytes } from '../signature.js'
import { checkRequest } from '../validate.js'
import { ApiError, bodyError } from './api-error.js'
import { checkAuthorization } from './authorization.js'
import { bodyValidators } from './check-order.js'
import type { Identities } from './identities.js'
import type { Ledger, Product } from './orders.js'
import { completeOrder } from './rules.js'

/** The path of the three endpoints: product and order number. */
export const ROUTE = /^\/v3\/payscore\/(serviceorder|smartretail-orders|payafter-orders)\/([^/?]+)\/complete(?:\?.*)?$/

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
  const [, product, number] = ROUTE.exec(target) ?? []
  checkHeaders(headers, identities)
  await checkAuthorization(headers.authorization, { method, url: target, body }, identities)
  if (product === undefined || number === undefined || method !== 'POST') {
    throw new ApiError(
      'RESOURCE_NOT_EXISTS',
      `There is no ${method} ${target}: the sandbox knows the three complete endpoints`,
    )
  }
  const outOrderNo = checkOutOrderNo(number)
  const value = parseBody(body)
  // `as`: ROUTE matches nothing else.
  checkContract(bodyValidators[product as Product], value)
  const order = orders.find(product as Product, outOrderNo)
  if (order === undefined) throw new ApiError('ORDER_NOT_EXIST', `There is no order ${outOrderNo} of ${product}`)
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

function checkOutOrderNo(number: string): string {
  const issue = 'must be 1 to 32 characters of 0-9 A-Z a-z _ - | *'
  try {
    const decoded = decodeURIComponent(number)
    if (outOrderNo(decoded)) return decoded
  } catch {
    // Falls through: what is not percent-encoded UTF-8 is no number either.
  }
  throw new ApiError('PARAM_ERROR', `out_order_no ${issue}`, { field: 'out_order_no', issue, location: 'url' })
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
    checkRequest(validator, value)
  } catch (error) {
    if (!(error instanceof RequestValidationError)) throw error
    const [first] = error.issues
    throw bodyError(first?.pointer ?? '', first?.message ?? 'breaks the contract')
  }
}
