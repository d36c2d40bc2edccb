/** Tells of what nobody handled, and of warnings; returns how to stop that. */
export function watchProcess(tell: (what: string) => void): () => void {
  const listeners = {
    unhandledRejection: (reason: unknown) => tell(`unhandled rejection: ${String(reason)}`),
    uncaughtException: (error: unknown) => tell(`uncaught exception: ${String(error)}`),
    warning: (warning: Error) => tell(`warning: ${String(warning)}`),
  }
  const names = Object.keys(listeners) as (keyof typeof listeners)[]
  for (const name of names) process.on(name, listeners[name])
  return () => {
    for (const name of names) process.off(name, listeners[name])
  }
}
