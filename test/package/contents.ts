import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { check } from '../check.js'
import { root, run, type Installed } from './install.js'

/** The package may contain only these files. */
const ALLOWED = [
  /^dist\/sandbox\/page\/(index\.html|page\.css|page\.js|texts\.js)$/,
  /^dist\/([a-z-]+\/)*[a-z0-9-]+\.(js|js\.map|d\.ts)$/,
  /^generated\/(contract|error-codes|operations|schemas)\.(js|d\.ts)$/,
  /^generated\/(schema|named-types)\.d\.ts$/,
  /^generated\/openapi(\.zh-CN)?\.json$/,
  /^(package\.json|LICENSE|CHANGELOG\.md|README\.md|README\.zh-CN\.md|llms\.txt)$/,
  /^docs\/(zh-CN\/)?[\w-]+\.md$/,
  /^docs\/recipes\/(temporal\/)?\w+\.ts$/,
]

/** What the package contains, and that a stack trace points to lines that exist. */
export async function contents({ files, folder, project }: Installed): Promise<void> {
  await check('contains only code, types and documentation', () => {
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
    const compiled = files.filter((file) => file.startsWith('dist/') && !file.startsWith('dist/sandbox/page/'))
    assert.deepEqual(compiled.sort(), built.sort())
  })

  await check('does not contain the reference, which is built into the same folder', () => {
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

  await check('each source map contains its source', () => {
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

  await check(
    'stack traces point to lines that exist: of the modules, and of the sources with source maps',
    async () => {
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
          // The line calls `assert…`, or constructs an error.
          assert.match(
            code?.split('\n')[Number(line) - 1] ?? '',
            /assert|check|Error|parseOptions|credentials|createClientOn|start\w*Sandbox/,
            frame,
          )
        }
      }
    },
  )

  await check('the command runs', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    const command = join(project, 'node_modules/.bin/wechatpay-payscore')
    assert.deepEqual(await run(command, ['--version'], project), { status: 0, stdout: `${version}\n`, stderr: '' })
  })
}

function sourceMap(path: string): { sources: string[]; sourcesContent: string[] } {
  return JSON.parse(readFileSync(path, 'utf8')) as { sources: string[]; sourcesContent: string[] }
}
