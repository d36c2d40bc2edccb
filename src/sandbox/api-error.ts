import { errorCodes, type ErrorCode } from '../../generated/error-codes.js'

/** Where a request went wrong, as the contract's Error schema has it. */
export interface ErrorDetail {
  field: string
  issue: string
  location: 'body' | 'url' | 'header' | 'authorization'
  value?: string | number | boolean
  sign_information?: object
}

/** An error that the sandbox answers. */
export class ApiError extends Error {
  readonly status: number

  constructor(
    readonly code: ErrorCode,
    message: string = errorCodes[code].meaning,
    readonly detail?: ErrorDetail,
  ) {
    super(message)
    this.status = errorCodes[code].status
  }

  toJSON(): object {
    return { code: this.code, message: this.message, ...(this.detail && { detail: this.detail }) }
  }
}

/** A PARAM_ERROR about one field of the body. */
export function bodyError(field: string, issue: string, value?: string | number | boolean): ApiError {
  const detail: ErrorDetail = { field, issue, location: 'body', ...(value !== undefined && { value }) }
  return new ApiError('PARAM_ERROR', `${field || 'The body'} ${issue}`, detail)
}
