import { errorCodes } from '../../generated/error-codes.js'
import type { ApiError } from '../errors.js'
import { oneLine } from './terminal.js'

/** What the service refused, and what to do. */
export function refusalText({ code, message }: ApiError, requestId: string | undefined): string {
  const remedy = Object.hasOwn(errorCodes, code) ? errorCodes[code]?.remedy : undefined
  const lines = [
    `WeChat Pay refused: ${oneLine(`${code}: ${message}`)}`,
    remedy && `Remedy: ${remedy}`,
    requestId && `Request-ID: ${requestId}`,
  ]
  return lines.filter(Boolean).join('\n')
}
