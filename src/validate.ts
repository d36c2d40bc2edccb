import type { Operation } from '../generated/operations.js'
import type { ObjectSchema } from '../generated/schemas.js'
import { RequestValidationError, type RequestIssue } from './errors.js'
import { issuesOf } from './request-issues.js'
import { typeName } from './type-name.js'
import { labelOf } from './unknown-field.js'
import { violationsOf } from './validator.js'

/** A request that keeps the contract, read once. */
export interface ValidRequest {
  readonly params: { readonly path: Readonly<Record<string, string>>; readonly query: Readonly<Record<string, string>> }
  /** The JSON text of the body. */
  readonly text: string | undefined
  /** The fields of the body. */
  readonly value: Readonly<Record<string, unknown>>
}

/**
 * Reads parameters and body, and checks them against the contract.
 *
 * @param validateBody whether the body is checked; parameters always are, because they go into the URL
 * @throws RequestValidationError with one issue for each rule that the request breaks
 */
export function readRequest(
  operation: Operation,
  params: { path?: unknown; query?: unknown } | undefined,
  body: unknown,
  validateBody: boolean,
): ValidRequest {
  // Read once: what is checked is what goes into the URL.
  // `as`: the schemas ask for text.
  const given = { path: definedFields(params, 'path'), query: definedFields(params, 'query') } as ValidRequest['params']
  const { text, value, issues } = readBody(validateBody ? operation : undefined, body)
  const all = [
    ...strays(operation, params, given),
    ...issuesIn(operation.pathParameters ?? {}, given.path),
    ...issuesIn(operation.query ?? {}, given.query),
    ...(operation.body || body === undefined ? issues : [{ pointer: '', message: 'takes no body: leave it out' }]),
  ]
  if (all.length > 0) throw new RequestValidationError(all)
  return { params: given, text, value: Object(value) as ValidRequest['value'] }
}

/** What stands beside the parameters, or where the operation has none: openapi-fetch would leave it out or send it. */
function strays({ pathParameters, query }: Operation, params: unknown, given: ValidRequest['params']): RequestIssue[] {
  const names = Object.keys(Object(params) as object).filter((name) => !['path', 'query', 'header'].includes(name))
  if (!pathParameters) names.push(...Object.keys(given.path))
  if (!query) names.push(...Object.keys(given.query))
  const place = query ? 'params.query' : 'params.path or the body'
  return names.map((name) => ({ pointer: `/${labelOf(name)}`, message: `belongs in ${place}` }))
}

/** @throws RequestValidationError with one issue for each rule that the value breaks */
export function assertValid(schema: ObjectSchema, value: unknown): void {
  const issues = issuesIn(schema, value)
  if (issues.length > 0) throw new RequestValidationError(issues)
}

/** @param given the value that messages quote, where it is not the one that is checked */
function issuesIn(schema: ObjectSchema, value: unknown, given = value): RequestIssue[] {
  const violations = violationsOf(schema, value)
  return violations.length === 0 ? [] : issuesOf(violations, given, schema)
}

/** The body, checked as the service will read it: `NaN` is `null` there, and `toJSON` has been called. */
function readBody(
  operation: Operation | undefined,
  body: unknown,
): { text: string | undefined; value?: unknown; issues: RequestIssue[] } {
  const schema = operation?.body
  if (body === undefined) {
    const message = 'The body is missing: it stands beside params'
    return { text: undefined, issues: schema ? [{ pointer: '', message }] : [] }
  }
  let text: string | undefined
  try {
    text = JSON.stringify(body)
  } catch {
    const issues = issuesOfUnwritable(body, operation)
    return { text: undefined, issues }
  }
  if (text === undefined) {
    const message = `The body must be an object, but is ${typeName(body)}`
    return { text, issues: [{ pointer: '', message }] }
  }
  const value = JSON.parse(text) as unknown
  return { text, value, issues: schema ? issuesIn(schema, value, body) : [] }
}

/** Why a body cannot be written. The field of a BigInt, for one, can be named; a getter may throw once more. */
function issuesOfUnwritable(body: unknown, operation: Operation | undefined): RequestIssue[] {
  try {
    const issues = operation?.body ? issuesIn(operation.body, body) : []
    if (issues.length > 0) return issues
  } catch {
    // It threw once more.
  }
  return [{ pointer: '', message: 'The body cannot be written as JSON: it contains itself, or a part of it throws' }]
}

/** A copy without what is undefined: a type may name an optional parameter that a call leaves out. */
function definedFields(params: { path?: unknown; query?: unknown } | undefined, place: 'path' | 'query') {
  try {
    const value = params?.[place]
    if (value === undefined) return {}
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined))
  } catch {
    // A getter throws: the message below says enough.
  }
  throw new RequestValidationError([{ pointer: '', message: `params.${place} must be an object that can be read` }])
}
