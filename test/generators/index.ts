import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from '../check.js'
import { root, type Installed } from '../package/install.js'
import { clients } from './clients.js'
import { patterns } from './patterns.js'
import { quicktype } from './quicktype.js'
import { ibm, postman } from './readers.js'
import { createWorkspace, tool } from './workspace.js'

/** What other people's generators, validators and importers make of the contract. README.md has the table. */
export async function generators(installed: Installed): Promise<void> {
  const workspace = createWorkspace(installed)
  await clients(workspace)
  await quicktype(workspace)
  await ibm(workspace)
  await postman(workspace)
  await patterns(workspace)
  await check('test/generators/README.md names each tool with its version', () => {
    const page = readFileSync(join(root, 'test/generators/README.md'), 'utf8')
    for (const name of TOOLS) assert.ok(page.includes(`| ${tool(name)}`), tool(name))
  })
}

const TOOLS = [
  ...['@hey-api/openapi-ts', 'orval', 'openapi-zod-client', 'oazapfts', 'quicktype-core'],
  ...['ibm-openapi-validator', 'openapi-to-postmanv2', 're2js'],
]
