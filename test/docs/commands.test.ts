/**
 * The commands on a page print what the page shows. `UPDATE_PAGES=1 npx vitest run test/docs/commands.test.ts` writes what
 * they print now into both editions.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js'
import { root } from '../typecheck.js'
import { editions } from './pages.js'

const folder = mkdtempSync(join(tmpdir(), 'commands-'))
let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
  writeFileSync(join(folder, 'key.pem'), sandbox.pem.merchantPrivateKey)
  writeFileSync(join(folder, 'cert.pem'), sandbox.pem.merchantCertificate)
  writeFileSync(join(folder, 'pub.pem'), sandbox.pem.platformPublicKey)
})
afterAll(async () => {
  await sandbox.close()
  rmSync(folder, { recursive: true })
})

const [english, chinese] = editions.find(([{ path }]) => path === 'docs/command-line.md') ?? expect.fail('no page')
const blocks = english.blocks.filter(({ language }) => language === 'console')

it('the commands of docs/command-line.md print what the page shows', async () => {
  expect(blocks.length).toBeGreaterThan(4)
  const shown = blocks.map(({ code }) => code)
  const printed: string[] = []
  for (const code of shown) printed.push(await runAll(code))
  if (process.env.UPDATE_PAGES) {
    for (const { path } of [english, chinese]) {
      const text = shown.reduce(
        (page, code, index) => page.replace(code, () => printed[index] ?? ''),
        readFileSync(join(root, path), 'utf8'),
      )
      writeFileSync(join(root, path), text)
    }
  } else expect(printed.map(masked)).toEqual(shown.map(masked))
})

/** Runs the commands of a block, one after the other. `cat` shows a file that the next command needs. */
async function runAll(code: string): Promise<string> {
  const parts = code.split(/^\$ /m).filter(Boolean)
  let text = ''
  for (const part of parts) {
    const [command = ''] = part.split('\n', 1)
    const rest = part.slice(command.length + 1)
    const [, file] = /^cat (\S+)$/.exec(command) ?? []
    if (file !== undefined) writeFileSync(join(folder, file), rest)
    text += `$ ${command}\n${file === undefined ? await run(command.replace('npx wechatpay-payscore ', '').split(' ')) : rest}`
  }
  return text.trimEnd()
}

/** What a command prints, on stdout and stderr as they come. */
async function run(args: readonly string[]): Promise<string> {
  const tsx = join(root, 'node_modules/tsx/dist/esm/index.mjs')
  const child = spawn(process.execPath, ['--import', tsx, join(root, 'src/cli/main.ts'), ...args], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      WECHATPAY_BASE_URL: sandbox.url,
      WECHATPAY_MCHID: sandbox.mchid,
      WECHATPAY_CERTIFICATE_FILE: 'cert.pem',
      WECHATPAY_PRIVATE_KEY_FILE: 'key.pem',
      WECHATPAY_PUBLIC_KEY_ID: sandbox.pem.platformPublicKeyId,
      WECHATPAY_PUBLIC_KEY_FILE: 'pub.pem',
      WECHATPAY_APPID: 'wxd678efh567hg6787',
      WECHATPAY_SERVICE_ID: '500001',
    },
  })
  const texts = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.stderr += text))
  await new Promise((resolve) => child.on('close', resolve))
  return texts.stderr + texts.stdout
}

/** Without what differs from run to run: the port, keys, serials, nonces, numbers and times. */
function masked(text: string): string {
  return text
    .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')
    .replace(/PUB_KEY_ID_\d+/g, 'PUB_KEY_ID_…')
    .replace(/\b[0-9A-Fa-f]{32,40}\b/g, 'HEX')
    .replace(/\b1000000000\d+\b/g, 'ORDER-ID')
    .replace(/^\d{10}$/gm, 'TIMESTAMP')
}
