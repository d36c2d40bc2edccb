import type { Contract } from '../contract.js'
import type { Files } from './files.js'

/** The contract in one piece, for tools and for other languages. */
export function bundleFile(contract: Contract): Files {
  return { 'openapi.json': JSON.stringify(contract, null, 2) + '\n' }
}
