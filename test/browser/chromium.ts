/** Debian's chromium, and a page in it that may load nothing but itself. */
import { existsSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'

const executablePath = '/usr/bin/chromium'
export const hasChromium = existsSync(executablePath)

/** How long a test waits for what must come. It is far more than a slow machine needs. */
export const PATIENCE = { timeout: 600_000 }

export async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export interface Opening {
  readonly url: string
  readonly hash?: string
  readonly width?: number
  /** A text of the page; when it is there, the page is. */
  readonly awaited?: string
}

/** Opens a page and refuses every request to another address. `problems` collects these requests, and the page's errors. */
export async function open(
  browser: Browser,
  { url, hash = '', width = 1400, awaited = '先享后付 Pay after use' }: Opening,
): Promise<{ tab: Page; problems: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  context.setDefaultTimeout(PATIENCE.timeout)
  const tab = await context.newPage()
  const problems: string[] = []
  await tab.route('**/*', async (route) => {
    if (route.request().url().startsWith(url)) return route.continue()
    problems.push(`asked for ${route.request().url()}`)
    return route.abort()
  })
  tab.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  tab.on('pageerror', (error) => problems.push(error.message))
  await tab.goto(url + hash)
  // The menu is there at once. The rest of the page comes as it is scrolled to.
  await tab.getByText(awaited).first().waitFor({ state: 'attached' })
  return { tab, problems }
}

export async function textOf(tab: Page): Promise<string> {
  return tab.locator('body').innerText()
}
