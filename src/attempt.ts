import { ConnectionError, TimeoutError, WechatpayError, type Outcome } from './errors.js'
import type { Progress } from './platform/types.js'
import { aborted, onAbort } from './signal.js'

/** Runs one exchange under the caller's signal and a time limit; what it throws becomes one of the documented errors. */
export function exchange<T>(
  callerSignal: AbortSignal | undefined,
  timeLimit: number,
  run: (progress: Progress) => Promise<T>,
): Promise<T> {
  // Raced, so that a `fetch` that does not heed its signal cannot hold the call.
  return new Promise<T>((resolve, reject) => {
    if (callerSignal?.aborted) return reject(aborted(callerSignal, false))
    const progress: Progress = { wasSent: false, stop: () => {} }
    const outcome = (): Outcome => (progress.wasSent ? 'unknown' : 'not-sent')
    const release = (): void => {
      clearTimeout(timer)
      forget?.()
    }
    const cutShort = (error: WechatpayError): void => {
      release()
      reject(error)
      progress.stop()
    }
    const forget = callerSignal && onAbort(callerSignal, () => cutShort(aborted(callerSignal, progress.wasSent)))
    const timer = setTimeout(() => {
      cutShort(new TimeoutError(`No complete answer within ${Math.round(timeLimit)} ms`, outcome()))
    }, timeLimit)
    // Not stopped after a failure: a `fetch` of Node's that is aborted when it has already failed may end the process.
    run(progress)
      .catch((cause: unknown) => {
        if (cause instanceof WechatpayError) throw cause
        throw new ConnectionError(`No complete answer: ${reason(cause)}`, outcome(), { cause: withoutBytes(cause) })
      })
      .then(
        (value) => {
          release()
          resolve(value)
        },
        (error: unknown) => {
          release()
          reject(error as Error)
        },
      )
  })
}

/** A parser of HTTP attaches the bytes that it could not read, and they may be an answer. */
function withoutBytes(cause: unknown): unknown {
  for (const error of [cause, Object(cause).cause] as unknown[]) {
    if (!(error instanceof Error) || !codeOf(error)?.startsWith('HPE_')) continue
    Reflect.deleteProperty(error, 'rawPacket')
    Reflect.deleteProperty(error, 'data')
  }
  return cause
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'fetch failed'
  const code = codeOf(error.cause) ?? codeOf(error)
  const cause = String(error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message)
  // Whoever intercepts requests may quote them below: headers, body and all.
  const [line = ''] = cause.split('\n')
  const short = line.slice(0, 200)
  return code === undefined || short.includes(code) ? short : `${code} ${short}`
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
