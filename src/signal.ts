import { AbortError } from './errors.js'

const listeners = new WeakMap<AbortSignal, Set<() => void>>()

/**
 * Listens to a signal of the caller's until the returned function is called. Many calls may share one, an application's
 * shutdown for example: the signal itself gets a single listener, because Node warns of more than ten as of a leak.
 */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
  const all = listeners.get(signal) ?? listen(signal)
  all.add(listener)
  return () => void all.delete(listener)
}

function listen(signal: AbortSignal): Set<() => void> {
  const all = new Set<() => void>()
  listeners.set(signal, all)
  signal.addEventListener('abort', () => all.forEach((listener) => listener()), { once: true })
  return all
}

/** The caller's own signal ended the call. */
export function aborted(signal: AbortSignal | undefined, wasSent: boolean): AbortError {
  const outcome = wasSent ? 'unknown' : 'not-sent'
  return new AbortError('The call was ended by its own signal', outcome, { cause: signal?.reason })
}
