/** What an error that ends the command means. Pure. */

import { AbortError, RequestValidationError, WechatpayError } from '../errors.js'
import { EXIT, InterruptedError, UsageError, type ExitStatus } from './exit-status.js'

/** The message for the user, and the exit status. Only a fault of this program has a stack: nobody knows how far it came. */
export function failureOf(error: unknown): { status: ExitStatus; message: string } {
  if (!(error instanceof Error)) return { status: EXIT.unknown, message: String(error) }
  const { message } = error
  if (error instanceof UsageError) return { status: EXIT.usage, message }
  if (error instanceof InterruptedError) return { status: EXIT.unknown, message }
  if (error instanceof WechatpayError)
    return { status: statusOf(error), message: `${message} [${error.code}, outcome ${error.outcome}]` }
  if (isSystemError(error)) return { status: EXIT.usage, message }
  return { status: EXIT.unknown, message: error.stack ?? message }
}

function statusOf(error: WechatpayError): ExitStatus {
  if (error instanceof RequestValidationError) return EXIT.usage
  return error instanceof AbortError && error.outcome === 'not-sent' ? EXIT.refused : EXIT.unknown
}

/** An error of the operating system, about a file or a port. */
function isSystemError(error: NodeJS.ErrnoException): boolean {
  return typeof error.syscall === 'string'
}
