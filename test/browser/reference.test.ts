/** The reference as a reader sees it, in Debian's chromium. */
import { existsSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildReference, checkSelfContained, output } from '../../scripts/docs/build.js'
import { bundle, operations, resolve } from '../contract/contract.js'

const executablePath = '/usr/bin/chromium'
const page = pathToFileURL(output).href

describe.skipIf(!existsSync(executablePath))(
  'the reference (needs chromium and fonts-noto-cjk, Debian packages)',
  { timeout: 60_000 },
  () => {
    let browser: Browser
    beforeAll(async () => {
      buildReference(bundle)
      browser = await chromium.launch({
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
    }, 60_000)
    afterAll(async () => browser?.close())

    /** The page with every request but itself refused; what it asked for and complained of is kept. */
    async function open(hash = '', width = 1400): Promise<{ tab: Page; complaints: string[] }> {
      const context = await browser.newContext({ viewport: { width, height: 900 } })
      context.setDefaultTimeout(8000)
      const tab = await context.newPage()
      const complaints: string[] = []
      await tab.route('**/*', async (route) => {
        if (route.request().url().startsWith(page)) return route.continue()
        complaints.push(`asked for ${route.request().url()}`)
        return route.abort()
      })
      tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      tab.on('pageerror', (error) => complaints.push(error.message))
      await tab.goto(page + hash)
      // The menu is there at once; the rest of the page comes as it is scrolled to.
      await tab.getByText('先享后付 Pay after use').first().waitFor({ state: 'attached' })
      await tab.waitForTimeout(500)
      return { tab, complaints }
    }

    it('asks no other host for anything and has no error', async () => {
      const { tab, complaints } = await open()
      for (const name of ['支付分 PayScore', '智慧零售 Smart retail', '先享后付 Pay after use', 'Error codes']) {
        await tab.getByText(name).first().click()
        await tab.waitForTimeout(300)
      }
      expect(complaints).toEqual([])
    })

    it('introduces signing, states and every error code', async () => {
      const { tab } = await open()
      const text = await tab.locator('body').innerText()
      for (const heading of ['Sign and verify', 'States', 'Error codes', 'Verified OK', 'USER_ACCEPTED'])
        expect(text).toContain(heading)
      const codes = Object.values(bundle.components.schemas).flatMap((schema) =>
        'x-remedies' in schema ? (schema.enum as string[]) : [],
      )
      expect(codes.length).toBe(14)
      for (const code of codes) expect(text).toMatch(new RegExp(`\\d ${code}\\t[^\\t]+\\t(yes|no)\\s`))
    })

    it.each(operations)(
      'shows $operationId with its samples and examples',
      async ({ operationId, requestBody, ...operation }) => {
        const { tags, summary } = operation as unknown as { tags: string[]; summary: string }
        const { tab } = await open(`#/${tags[0]?.toLowerCase()}/${operationId.toLowerCase()}`)
        await tab.getByRole('heading', { name: summary }).first().waitFor()
        // Both samples, by the choice of languages.
        await tab.getByRole('button', { name: 'curl', exact: true }).first().click()
        await tab.getByText('JavaScript', { exact: true }).first().click()
        await expect.poll(async () => tab.locator('body').innerText()).toContain("from 'wechatpay-payscore'")
        await tab.getByRole('button', { name: 'JavaScript', exact: true }).first().click()
        await tab.getByText('curl', { exact: true }).first().click()
        await expect.poll(async () => tab.locator('body').innerText()).toContain('openssl dgst -sha256 -sign')
        // Each example, by the choice of examples, once the payload is chosen instead of a language.
        await tab.getByRole('button', { name: 'curl', exact: true }).first().click()
        await tab.getByText('Payload', { exact: true }).last().click()
        const examples = Object.values(requestBody.content['application/json'].examples).map(
          (example) => resolve(example) as unknown as { summary: string; value: { total_amount: number } },
        )
        let shown = examples[0]?.summary ?? ''
        for (const { summary, value } of examples) {
          if (summary !== shown) {
            await tab.getByText(shown, { exact: true }).first().click()
            await tab.getByText(summary, { exact: true }).last().click()
            shown = summary
          }
          await expect
            .poll(async () => tab.locator('body').innerText())
            .toMatch(new RegExp(`"total_amount":\\s*${value.total_amount}\\b`))
        }
      },
    )

    it.each([
      ['总金额', 'total_amount'],
      ['total_amount', 'total_amount'],
      ['完结凭证', 'finish_ticket'],
      ['materiel_no', 'materiel_no'],
      ['ORDER_DONE', 'ORDER_DONE'],
    ])('finds %s', async (query, found) => {
      const { tab } = await open()
      await tab.keyboard.press('Control+K')
      await tab.waitForTimeout(500)
      await tab.keyboard.type(query)
      const results = tab.locator('[role=dialog], [class*=search i], [data-component-name*=search i]')
      await expect.poll(async () => (await results.allInnerTexts()).join('\n'), { timeout: 5000 }).toContain(found)
    })

    it('shows Chinese in a Chinese font', async () => {
      const { tab } = await open()
      expect(await tab.locator('html').getAttribute('lang')).toBe('zh-CN')
      // A character without a glyph is drawn as the same box as one that can have none.
      const same = await tab.evaluate(() => {
        const draw = (text: string): string => {
          const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 40 })
          const context = canvas.getContext('2d')
          if (context) context.font = '30px sans-serif'
          context?.fillText(text, 2, 32)
          return canvas.toDataURL()
        }
        return draw('微') === draw('\uFFFF') || draw('微') === draw('信')
      })
      expect(same).toBe(false)
    })

    it.each([390, 1400])('fits a window of %i pixels', async (width) => {
      const { tab } = await open('#/payscore/completeserviceorder', width)
      expect(await tab.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
      const introduction = await open('', width)
      // The tables of states and codes; the one with a whole request body in a cell may scroll.
      const tooWide = await introduction.tab.evaluate(
        () =>
          [...document.querySelectorAll('table')]
            .slice(1)
            .filter((table) => table.scrollWidth > (table.parentElement?.clientWidth ?? 0) + 1).length,
      )
      expect(tooWide).toBe(0)
    })

    it('names no host that it could load from', () => {
      const html = readFileSync(output, 'utf8')
      expect(html).not.toMatch(/cdn\.redoc\.ly/)
      expect(html).toContain("default-src 'none'")
    })
  },
)

describe('a page that would load from another host', () => {
  it.each([
    '<script src="https://cdn.example/redoc.js"></script>',
    "<link rel=stylesheet href='//fonts.example/a.css'>",
    '<img alt="" src="http://example.com/a.png">',
    '<style>@import url(https://fonts.example/a.css);</style>',
    '<style>a { background: url("https://example.com/a.png") }</style>',
    '<script>img(`https://cdn.redoc.ly/redoc/logo.svg`)</script>',
  ])('is refused: %s', (html) => {
    expect(() => checkSelfContained(html)).toThrow('The page would load from another host')
  })

  it('is not one with a link for the reader', () => {
    expect(() => checkSelfContained('<a href="https://pay.weixin.qq.com/">x</a><img src="data:,">')).not.toThrow()
  })
})
