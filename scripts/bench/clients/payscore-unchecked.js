import { createClient as createPayscore } from './payscore.js'

/** This client without the check of the body against the contract. */
export async function createClient(setup) {
  return createPayscore(setup, { validate: false })
}
