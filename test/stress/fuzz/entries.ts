import * as web from '../../../src/index.js'
import * as node from '../../../src/node.js'
import { credentialsBy } from '../../properties/answers.js'

/** The entries of the package: each has transports, keys and cryptography of its own. */
export const entries = { web, node }
export type Entry = keyof typeof entries
// `as`: the keys of the table.
export const entryNames = Object.keys(entries) as Entry[]

export const credentials = { web: await credentialsBy(web), node: await credentialsBy(node) }
