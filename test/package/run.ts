/**
 * Tests the packed package as a user installs it: `npm run test:package`, or only some of it, as in
 * `npm run test:package -- size runtimes`.
 */
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { summary } from '../check.js'
import { generators } from '../generators/index.js'
import { commonjs } from './commonjs.js'
import { contents } from './contents.js'
import { exports } from './exports.js'
import { install, type Installed } from './install.js'
import { runtimes } from './runtimes.js'
import { size } from './size.js'
import { types } from './types.js'

const topics: Record<string, (it: Installed) => Promise<void>> = {
  ...{ contents, exports, size, commonjs, types, runtimes },
  generators,
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !Object.hasOwn(topics, name))
if (unknown.length > 0) throw new Error(`Unknown: ${unknown.join(', ')}. Choose from ${Object.keys(topics).join(', ')}`)

const installed = install()
try {
  for (const [name, topic] of Object.entries(topics)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    console.log(`\n${name}`)
    await topic(installed)
  }
} finally {
  rmSync(dirname(installed.tarball), { recursive: true })
}
summary('\npackage')
