import { createClient as createPayscore } from './payscore.js'

/** This client over the global `fetch`, as it runs on platforms other than Node. */
export async function createClient(setup) {
  return createPayscore(setup, { fetch: globalThis.fetch })
}
