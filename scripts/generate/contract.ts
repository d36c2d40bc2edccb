import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Contract } from '../contract.js'
import { root } from '../redocly.js'
import { banner, type Files } from './files.js'

/** What the client needs to know of the contract as a whole. */
export function contractFiles(contract: Contract): Files {
  // `as`: it is this project's own.
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  if (contract.info.version !== version) {
    throw new Error(`info.version in openapi/openapi.yaml is ${contract.info.version}, package.json says ${version}.`)
  }
  return {
    'contract.js': `// ${banner}
export const version = '${version}'
export const servers = ${JSON.stringify(contract.servers.map(({ url }) => url))}
export const retryableStatuses = ${JSON.stringify(contract['x-retryable-statuses'])}
`,
    'contract.d.ts': `// ${banner}
export declare const version: string
/** The main base URL first. */
export declare const servers: readonly string[]
/** A response with such a status asks for a retry with identical parameters. */
export declare const retryableStatuses: readonly number[]
`,
  }
}
