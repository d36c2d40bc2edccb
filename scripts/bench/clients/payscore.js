// Imported by its name, as users do, so that the package's `exports` choose the entry for Node.
import * as payscore from 'wechatpay-payscore'
import { createClientOf } from './with-payscore.js'

/** This client with its defaults. */
export async function createClient(setup, options) {
  return createClientOf(payscore, setup, options)
}
