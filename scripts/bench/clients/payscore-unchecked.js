import { createClient as createPayscore } from './payscore.js'

/** This client without the validation of the body. */
export async function createClient(setup) {
  return createPayscore(setup, { validate: false })
}
