/**
 * `npm run pictures` takes the pictures of the README, with Debian's chromium: what `npm start` prints, and the reference
 * (after `npm run docs`).
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const root = fileURLToPath(new URL('..', import.meta.url))
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const tab = await browser.newPage({ viewport: { width: 960, height: 640 }, deviceScaleFactor: 1.5 })

const output = execFileSync(process.execPath, ['--import', 'tsx', 'scripts/demo.ts'], { cwd: root, encoding: 'utf8' })
await tab.setContent(`<style>
  body { background: #101418; color: #e6e6e6; margin: 0; padding: 16px; width: 928px }
  pre { font: 13px/1.45 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace; margin: 0; overflow: hidden; text-overflow: ellipsis }
</style><pre></pre>`)
const text = `$ npm start\n${output}`.split('\n').map((line) => (line.length > 118 ? `${line.slice(0, 117)}…` : line))
await tab.locator('pre').evaluate((pre, content) => (pre.textContent = content), text.join('\n').trimEnd())
await tab.locator('body').screenshot({ path: join(root, 'docs/images/start.png') })

await tab.setViewportSize({ width: 1280, height: 800 })
const page = join(root, 'dist/reference/index.html')
readFileSync(page) // fails with its name, if it has not been built
await tab.goto(pathToFileURL(page).href)
await tab.getByText('先享后付').first().waitFor()
await tab.waitForTimeout(3_000)
await tab.screenshot({ path: join(root, 'docs/images/reference.png') })
await browser.close()
