import { errorCodes, type ErrorCode } from '../../generated/error-codes.js'

/** Where a request went wrong, as the contract's error schema has it. */
export interface ErrorDetail {
  field: string
  issue: string
  location: 'body' | 'url' | 'query' | 'header' | 'authorization'
  value?: string | number | boolean
  sign_information?: object
}

/** An error that the sandbox responds with. */
export class ServiceError extends Error {
  readonly status: number

  constructor(
    readonly code: ErrorCode,
    message: string = errorCodes[code].meaning,
    readonly detail?: ErrorDetail,
  ) {
    super(clip(message, 1024))
    this.status = errorCodes[code].status
  }

  /** The body of the response. It keeps the limits of the contract, whatever it quotes from a request. */
  toJSON(): object {
    const { code, message, detail: { field, issue, value, ...more } = {} } = this
    const detail = {
      // The body as a whole has no pointer.
      ...(field && { field: clip(field, 256) }),
      ...(value !== undefined && { value: typeof value === 'string' ? clip(value, 1024) : value }),
      ...(issue !== undefined && { issue: clip(issue, 1024) }),
      ...more,
    }
    return { code, message, ...(this.detail && { detail }) }
  }
}

/** Text of at most so many characters, none of them beyond U+FFFF: the contract has no others. */
export function clip(text: string, length: number): string {
  const plain = text.replace(/[\u{10000}-\u{10FFFF}\p{Surrogate}]/gu, '\uFFFD')
  return plain.length > length ? `${plain.slice(0, length - 1)}…` : plain
}

/** A PARAM_ERROR about one field of the body. */
export function bodyError(field: string, issue: string, value?: string | number | boolean): ServiceError {
  const detail: ErrorDetail = { field, issue, location: 'body', ...(value !== undefined && { value }) }
  return new ServiceError('PARAM_ERROR', `${field || 'The body'} ${issue}`, detail)
}
