/**
 * `npm run build`: builds what is published into dist/, or into another folder with `--output FOLDER`; with `--no-types` the
 * code only, which takes a second. The modules of src/ become one file for each entry, and chunks of what entries share, because Node needs about half a millisecond
 * of CPU to load a file. Bundlers still leave out what a program does not use: `npm run test:package -- size` measures it.
 */
import { build } from 'esbuild'
import { execFileSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const root = join(import.meta.dirname, '..')
const { values } = parseArgs({ options: { output: { type: 'string' }, 'no-types': { type: 'boolean' } } })
const dist = resolve(values.output ?? join(root, 'dist'))

rmSync(dist, { recursive: true, force: true })
await build({
  absWorkingDir: root,
  entryPoints: ['index', 'node', 'credentials-from-env', 'sandbox/index', 'cli/main'].map((name) => `src/${name}.ts`),
  outbase: 'src',
  outdir: dist,
  // A folder as deep as sandbox/ and cli/, whose modules find files by their own address.
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  packages: 'external',
  charset: 'utf8',
  sourcemap: true,
  logLevel: 'warning',
})
cpSync(join(root, 'src/sandbox/page'), join(dist, 'sandbox/page'), {
  recursive: true,
  filter: (file) => !file.endsWith('.json'),
})
if (!values['no-types']) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  execFileSync(process.execPath, [tsc, '-p', 'src', '--outDir', dist], { cwd: root, stdio: 'inherit' })
}
