import assert from 'node:assert/strict'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { check } from '../check.js'
import { bundle } from './bundle.js'
import { run, tool, type Installed } from './install.js'

/** The file that a bundler takes under the conditions of a platform. */
const ENTRIES: [conditions: string[], file: string][] = [
  [[], 'dist/index.js'],
  [['browser'], 'dist/index.js'],
  [['workerd', 'worker', 'browser'], 'dist/index.js'],
  [['edge-light', 'worker', 'browser'], 'dist/index.js'],
  [['deno', 'node'], 'dist/index.js'],
  [['bun', 'node'], 'dist/index.js'],
  [['node'], 'dist/node.js'],
]

/** What each of them exports. */
const NAMES = [
  'AbortError',
  'ConnectionError',
  'NotificationError',
  'OutcomeUnknownError',
  'RequestValidationError',
  'SignatureVerificationError',
  'TimeoutError',
  'UnexpectedResponseError',
  'WechatpayError',
  'beijingTime',
  'completeOrder',
  'createWechatpayClient',
  'downloadCertificates',
  'errorCodes',
  'fen',
  'importCertificate',
  'importPrivateKey',
  'importPublicKey',
  'parseNotification',
  'totalAmount',
  'wechatpayAuth',
]

/** What a program can import from the package. */
export async function exports({ tarball, project, folder }: Installed): Promise<void> {
  const node = async (...args: string[]) => run(process.execPath, args, project)

  await check('publint finds nothing', async () => {
    const { status, stdout, stderr } = await node(tool('publint/src/cli.js'), '--strict', tarball)
    assert.equal(status, 0, stdout + stderr)
    assert.match(stdout, /All good!/)
  })

  // Only ES modules: what attw says of CommonJS holds for Node before 20.19, and commonjs.ts tries `require` of them.
  await check('attw finds nothing wrong with the types', async () => {
    const args = ['--profile', 'esm-only', '--format', 'ascii', '--no-emoji', tarball]
    const { status, stdout } = await node(tool('@arethetypeswrong/cli/dist/index.js'), ...args)
    assert.equal(status, 0, stdout)
    const looked = [...stdout.matchAll(/^"wechatpay-payscore(.*)"$/gm)].map(([, entry]) => entry)
    assert.deepEqual(looked, ['', '/node', '/sandbox', '/openapi.json', '/openapi.zh-CN.json', '/package.json'])
  })

  for (const [conditions, file] of ENTRIES) {
    await check(`${conditions.join(', ') || 'no condition'}: the entry is ${file}`, async () => {
      const args = ['--platform=neutral', `--conditions=${conditions.join()}`]
      const { entry } = await bundle(project, "export * from 'wechatpay-payscore'", args)
      assert.equal(entry, file)
    })
  }

  for (const file of new Set(ENTRIES.map(([, file]) => file))) {
    await check(`${file} exports what is documented`, async () => {
      const module: unknown = await import(pathToFileURL(join(folder, file)).href)
      assert.deepEqual(Object.keys(Object(module) as object).sort(), NAMES)
    })
  }

  await check('nothing else can be imported', async () => {
    for (const path of ['dist/index.js', 'dist/signature.js', 'generated/schemas.js', 'src/index.ts']) {
      const { stderr } = await node('--input-type=module', '--eval', `import 'wechatpay-payscore/${path}'`)
      assert.match(stderr, /ERR_PACKAGE_PATH_NOT_EXPORTED/)
    }
  })
}
