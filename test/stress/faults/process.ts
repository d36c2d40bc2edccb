/** Reports what nobody handles, and warnings; returns a function that stops it. */
export function watchProcess(report: (what: string) => void): () => void {
  const listeners = {
    unhandledRejection: (reason: unknown) => report(`unhandled rejection: ${String(reason)}`),
    uncaughtException: (error: unknown) => report(`uncaught exception: ${String(error)}`),
    warning: (warning: Error) => report(`warning: ${String(warning)}`),
  }
  const names = Object.keys(listeners) as (keyof typeof listeners)[]
  for (const name of names) process.on(name, listeners[name])
  return () => {
    for (const name of names) process.off(name, listeners[name])
  }
}
