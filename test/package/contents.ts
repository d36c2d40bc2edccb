import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { check } from '../check.js'
import { root, run, type Installed } from './install.js'

/** The package may contain only these files. */
const ALLOWED = [
  /^dist\/sandbox\/page\/(index\.html|page\.css|(page|texts|bytes|keys)\.js)$/,
  /^dist\/([a-z-]+\/)*[a-z0-9-]+\.d\.ts$/,
  /^dist\/(index|node|credentials-from-env|sandbox\/index|cli\/main)\.js(\.map)?$/,
  /^dist\/chunks\/[a-z]+-[A-Z0-9]{8}\.js(\.map)?$/,
  /^generated\/(contract|error-codes|operations|schemas|schema|named-types)\.d\.ts$/,
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

  await check('has types for each source, and a map for each file of code', () => {
    const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    const sources = names.filter((name) => name.endsWith('.ts'))
    const of = (end: string): string[] =>
      files.filter((file) => file.startsWith('dist/') && file.endsWith(end) && !file.startsWith('dist/sandbox/page/'))
    assert.deepEqual(of('.d.ts').sort(), sources.map((name) => `dist/${name.slice(0, -'.ts'.length)}.d.ts`).sort())
    assert.deepEqual(
      of('.map').sort(),
      of('.js')
        .map((file) => `${file}.map`)
        .sort(),
    )
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

  const sources = sourcesOf(
    folder,
    files.filter((file) => file.endsWith('.map')),
  )
  await check('the source maps contain each source once, so that a class is the same class for all entries', () => {
    const paths = sources.map(({ path }) => path)
    assert.deepEqual(paths, [...new Set(paths)])
    assert.ok(paths.includes('src/errors.ts'), paths.join())
    for (const { path, text } of sources) assert.equal(text, readFileSync(join(root, path), 'utf8'))
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
            ? sources.find((source) => join(folder, source.path) === path)?.text
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

  await check('the sandbox finds its page', async () => {
    const script = `
      import { startSandbox } from 'wechatpay-payscore/sandbox'
      const sandbox = await startSandbox()
      for (const path of ['/', '/_sandbox/page.js']) console.log((await fetch(sandbox.url + path)).status)
      await sandbox.close()`
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], project)
    assert.equal(stdout, '200\n200\n')
  })

  await check('the command runs, and finds the files that it reads', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    const command = join(project, 'node_modules/.bin/wechatpay-payscore')
    assert.deepEqual(await run(command, ['--version'], project), { status: 0, stdout: `${version}\n`, stderr: '' })
    // The Chinese text comes from the contract.
    assert.match((await run(command, ['explain', 'ORDER_DONE'], project)).stdout, /解决方案：\S/)
  })
}

/** The sources of source maps, by their paths in the package. */
function sourcesOf(folder: string, maps: readonly string[]): { path: string; text: string | undefined }[] {
  return maps.flatMap((map) => {
    // `as`: esbuild wrote it.
    const { sources, sourcesContent } = JSON.parse(readFileSync(join(folder, map), 'utf8')) as SourceMap
    return sources.map((path, index) => ({ path: join(dirname(map), path), text: sourcesContent[index] }))
  })
}

interface SourceMap {
  sources: string[]
  sourcesContent: string[]
}
