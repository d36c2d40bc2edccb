import { createClient as createPayscore } from './payscore.js'

/** This client as it runs where there is no Node: over the global `fetch`. */
export async function createClient(setup) {
  return createPayscore(setup, { fetch: globalThis.fetch })
}
