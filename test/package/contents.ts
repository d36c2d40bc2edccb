import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { check } from '../check.js'
import { root, run, type Installed } from './install.js'

/** All that the package may have. */
const ALLOWED = [
  /^dist\/([a-z-]+\/)*[a-z-]+\.(js|js\.map|d\.ts)$/,
  /^generated\/(contract|error-codes|validators)\.(js|d\.ts)$/,
  /^generated\/schema\.d\.ts$/,
  /^generated\/openapi\.json$/,
  /^(package\.json|LICENSE|CHANGELOG\.md|README\.md|README\.zh-CN\.md)$/,
]

/** What is in the package, and that it can be read where a trace leads to. */
export async function contents({ files, folder, project }: Installed): Promise<void> {
  await check('has nothing but what is run, typed and read', () => {
    assert.deepEqual(
      files.filter((file) => !ALLOWED.some((pattern) => pattern.test(file))),
      [],
    )
    assert.deepEqual(
      ALLOWED.filter((pattern) => !files.some((file) => pattern.test(file))),
      [],
    )
  })

  await check('has a module, its types and its map for each source, and no others', () => {
    const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    const sources = names.filter((name) => name.endsWith('.ts'))
    const built = sources.flatMap((name) =>
      ['.js', '.js.map', '.d.ts'].map((end) => `dist/${name.slice(0, -'.ts'.length)}${end}`),
    )
    assert.deepEqual(files.filter((file) => file.startsWith('dist/')).sort(), built.sort())
  })

  await check('leaves out the reference, which is built into the same folder', () => {
    const page = join(root, 'dist/reference/index.html')
    const made = !existsSync(page)
    if (made) {
      mkdirSync(dirname(page), { recursive: true })
      writeFileSync(page, '')
    }
    try {
      const args = ['pack', '--dry-run', '--json', '--ignore-scripts', '--silent']
      const [packed] = JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8' })) as [
        { files: { path: string }[] },
      ]
      assert.deepEqual(packed.files.map(({ path }) => path).sort(), [...files].sort())
    } finally {
      if (made) rmSync(page)
    }
  })

  await check('has in each source map the source itself', () => {
    const maps = files.filter((file) => file.endsWith('.map'))
    for (const file of maps) {
      const { sources, sourcesContent } = sourceMap(join(folder, file))
      const source = file.replace(/^dist\/(.*)\.js\.map$/, 'src/$1.ts')
      assert.deepEqual(
        sources.map((path) => join(dirname(file), path)),
        [source],
      )
      assert.deepEqual(sourcesContent, [readFileSync(join(root, source), 'utf8')])
    }
  })

  await check('traces lead to lines that are there: of the modules, and through the maps of the sources', async () => {
    const script = `
      import { createWechatpayClient } from 'wechatpay-payscore'
      import { startSandbox } from 'wechatpay-payscore/sandbox'
      try { createWechatpayClient({}) } catch (error) { console.log(error.stack) }
      await startSandbox({ port: -1 }).catch((error) => console.log(error.stack))`
    for (const options of [[], ['--enable-source-maps']]) {
      const args = [...options, '--input-type=module', '--eval', script]
      const { stdout } = await run(process.execPath, args, project)
      const frames = [...stdout.matchAll(/((?:file:\/\/)?\/[^\s()]+\.[jt]s):(\d+):\d+/g)].filter(([, url]) =>
        url?.includes('payscore'),
      )
      assert.ok(frames.length >= 4, stdout)
      for (const [frame, url = '', line] of frames) {
        const path = url.startsWith('file:') ? fileURLToPath(url) : url
        assert.equal(path.endsWith('.ts'), options.length > 0, frame)
        const code = path.endsWith('.ts')
          ? sourceMap(path.replace(/\/src\/(.*)\.ts$/, '/dist/$1.js.map')).sourcesContent[0]
          : readFileSync(path, 'utf8')
        // `check…`, `new …Error(…)`: what the trace is about.
        assert.match(
          code?.split('\n')[Number(line) - 1] ?? '',
          /check|Error|credentials|createClientOn|start\w*Sandbox/,
          frame,
        )
      }
    }
  })

  await check('the command runs', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    const command = join(project, 'node_modules/.bin/wechatpay-payscore-sandbox')
    assert.deepEqual(await run(command, ['--version'], project), { status: 0, stdout: `${version}\n`, stderr: '' })
  })
}

function sourceMap(path: string): { sources: string[]; sourcesContent: string[] } {
  return JSON.parse(readFileSync(path, 'utf8')) as { sources: string[]; sourcesContent: string[] }
}
