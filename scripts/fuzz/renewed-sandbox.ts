import { startSandbox, type Sandbox } from '../../src/sandbox/index.js'

export interface RenewedSandbox {
  next(): Promise<Sandbox>
  close(): Promise<void>
}

/** A sandbox that is made anew after 500 uses: what inputs add to it would make its lists ever longer. */
export function renewedSandbox(): RenewedSandbox {
  let sandbox: Sandbox | undefined
  let uses = 0
  const close = async (): Promise<void> => sandbox?.close()
  return {
    close,
    async next() {
      if (uses++ % 500 === 0) {
        await close()
        sandbox = await startSandbox()
      }
      // `as`: the first use has started it.
      return sandbox as Sandbox
    },
  }
}
