/** The reference as `npm run docs:serve` shows it to whoever writes the contract. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../typecheck.js'
import { hasChromium, useBrowser, PATIENCE } from './chromium.js'

describe.skipIf(!hasChromium)('the served reference (needs chromium and fonts-noto-cjk, Debian packages)', () => {
  const open = useBrowser()
  let server: ChildProcess
  let url: string
  beforeAll(async () => {
    server = spawn(process.execPath, ['--import', 'tsx', 'scripts/docs/serve.ts'], {
      cwd: root,
      env: { ...process.env, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    url = await addressOf(server)
  })
  afterAll(async () => {
    server.kill()
    await once(server, 'exit')
  })

  it('has no error and leads from the menu to an operation', async () => {
    const { tab, problems } = await open({ url })
    await tab.getByText('支付分 PayScore').first().click()
    await tab.getByText('Complete a PayScore order').first().click()
    await tab.getByRole('heading', { name: 'Complete a PayScore order' }).first().waitFor()
    expect(problems).toEqual([])
  })

  it('reloads itself when a file of the contract changes', async () => {
    const { tab } = await open({ url })
    // The server knows of a reader once it has responded to its subscription.
    const subscribed = tab.waitForResponse(`${url}changes`)
    await tab.reload()
    await subscribed
    await tab.evaluate(() => (document.title = 'before the change'))
    const now = new Date()
    utimesSync(join(root, 'openapi/openapi.yaml'), now, now)
    await expect.poll(async () => tab.title(), PATIENCE).toBe('WeChat Pay complete order')
  })
})

/** The address that the server prints when it listens. */
async function addressOf(server: ChildProcess): Promise<string> {
  if (!server.stdout) throw new Error('the server has no output')
  for await (const line of createInterface(server.stdout)) {
    const [address] = /http:\/\/\S+/.exec(line) ?? []
    if (address) return address
  }
  throw new Error('the server ended')
}
