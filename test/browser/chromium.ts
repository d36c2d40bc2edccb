/** Debian's chromium, and a page in it that may load nothing but itself. */
import { existsSync } from 'node:fs'
import { chromium, type Browser, type Locator, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'

const executablePath = '/usr/bin/chromium'
export const hasChromium = existsSync(executablePath)

/** How long a test waits for what must come. It is far more than a slow machine needs. */
export const PATIENCE = { timeout: 600_000 }

async function launch(): Promise<Browser> {
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

/** A page, the requests to other addresses, which are refused, and the page's errors. */
interface Opened {
  readonly tab: Page
  readonly problems: string[]
}

/** One browser for the tests of a `describe`. Returns what opens a page in it. */
export function useBrowser(): (opening: Opening) => Promise<Opened> {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(async () => browser?.close())
  return async (opening) => open(browser, opening)
}

async function open(
  browser: Browser,
  { url, hash = '', width = 1400, awaited = '先享后付 Pay after use' }: Opening,
): Promise<Opened> {
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

export async function visibleText(tab: Page): Promise<string> {
  return tab.locator('body').innerText()
}

/** The field of the search of an edition, open. Then the page's script has run: its key has no effect before. */
export async function openSearch(tab: Page): Promise<Locator> {
  const input = tab.getByPlaceholder('Search docs...').or(tab.getByPlaceholder('搜索文档……'))
  await expect
    .poll(async () => {
      if ((await input.count()) === 0) await tab.keyboard.press('Control+K')
      return input.count()
    }, PATIENCE)
    .toBe(1)
  return input
}
