import * as web from '../../../src/index.js'
import * as node from '../../../src/node.js'
import { credentialsBy } from '../../properties/responses.js'

/** The entries of the package: each has its own transports, keys and cryptography. */
export const entries = { web, node }
export type Entry = keyof typeof entries
// `as`: Object.keys of a table returns its keys.
export const entryNames = Object.keys(entries) as Entry[]

export const credentials = { web: await credentialsBy(web), node: await credentialsBy(node) }
