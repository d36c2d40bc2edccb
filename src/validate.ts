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
  const path = definedFields('params.path', params?.path)
  const query = definedFields('params.query', params?.query)
  const { text, value, issues } = readBody(validateBody ? operation : undefined, body)
  const all = [
    ...misplaced(operation, params),
    ...issuesIn(operation.pathParameters ?? NO_FIELDS, path),
    ...issuesIn(operation.query ?? NO_FIELDS, query),
    ...(operation.body || body === undefined ? issues : [{ pointer: '', message: 'takes no body: leave it out' }]),
  ]
  if (all.length > 0) throw new RequestValidationError(all)
  // `as`: the schemas ask for text.
  const checked = { path, query } as ValidRequest['params']
  return { params: checked, text, value: Object(value) as ValidRequest['value'] }
}

/** One issue for each parameter that stands in `params` itself: openapi-fetch would leave it out. */
function misplaced({ pathParameters }: Operation, params: object | undefined): RequestIssue[] {
  const names = typeof params === 'object' ? Object.keys(params) : []
  return names
    .filter((name) => !['path', 'query', 'header'].includes(name))
    .map((name) => {
      const isOfPath = Object.hasOwn(pathParameters?.properties ?? {}, name)
      return { pointer: `/${labelOf(name)}`, message: `belongs in params.${isOfPath ? 'path' : 'query or the body'}` }
    })
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

/** For an operation without such parameters. */
const NO_FIELDS: ObjectSchema = { additionalProperties: false }

/** A copy without what is undefined: a type may name an optional parameter that a call leaves out. */
function definedFields(name: string, value: unknown): Record<string, unknown> {
  try {
    if (value === undefined) return {}
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined))
  } catch {
    // A getter throws: the message below says enough.
  }
  throw new RequestValidationError([{ pointer: '', message: `${name} must be an object that can be read` }])
}
