import { AbortError, type Outcome } from './errors.js'

interface Listening {
  listeners: Set<() => void>
  onEvent: () => void
}
const listening = new WeakMap<AbortSignal, Listening>()

/**
 * Listens to a caller's signal until the returned function is called. Many calls may share a signal, for example an
 * application's shutdown: it gets one listener from us, because Node warns of a leak at more than ten, and none is left
 * when the last of these calls has ended.
 */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
  const { listeners, onEvent } = listening.get(signal) ?? listen(signal)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    listening.delete(signal)
    try {
      signal.removeEventListener('abort', onEvent)
    } catch {
      // The call has ended already. Only a caller's own object throws here.
    }
  }
}

/** The error of a call that its caller's signal ended. */
export function abortError(signal: AbortSignal, outcome: Outcome): AbortError {
  return new AbortError("The caller's signal ended the call", { outcome, cause: signal.reason })
}

function listen(signal: AbortSignal): Listening {
  const listeners = new Set<() => void>()
  // A listener removes itself, so that we go through a copy.
  const onEvent = (): void => [...listeners].forEach((listener) => listener())
  const entry = { listeners, onEvent }
  listening.set(signal, entry)
  signal.addEventListener('abort', onEvent)
  return entry
}
