/** `npm run docs`: builds the reference into dist/reference/. */
import { statSync } from 'node:fs'
import { relative } from 'node:path'
import { buildReference, output } from './docs/build.js'
import { bundle, root } from './redocly.js'

buildReference(bundle())
console.log(
  `${relative(root, output)}: ${Math.round(statSync(output).size / 1024)} KiB, nothing is loaded from outside`,
)
