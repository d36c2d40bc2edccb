/** The reference on paper. Redoc draws an operation when it comes into view, and a reader of paper cannot scroll. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { everyOperation, resolve, type Response, type Schema } from '../contract/contract.js'
import { editions } from './built.js'
import { hasChromium, openSearch, useBrowser } from './chromium.js'

/** The chapters that are no operation. */
const CHAPTERS = {
  english: ['签名与验签 Sign and verify', '订单状态 States', '错误码 Error codes'],
  chinese: ['签名与验签', '订单状态', '错误码'],
}

describe.skipIf(!hasChromium)('the printed reference (needs chromium and fonts-noto-cjk, Debian packages)', () => {
  const open = useBrowser()

  it.each([
    ['english', '', 'openapi.json'],
    ['english', '#/payafter/completepayafterorder', 'openapi.json'],
    ['chinese', '#/signing', 'openapi.zh-CN.json'],
  ] as const)(
    'the PDF of the %s edition, opened at "%s", has every operation and chapter',
    async (edition, hash, file) => {
      const { tab, problems } = await open({ url: editions[edition], hash, awaited: '先享后付' })
      await ready(tab)
      const headings = headingsOf(await tab.pdf({ outline: true, tagged: true }))
      const operations = operationsIn(file)
      expect(operations.length).toBe(everyOperation.length)
      expect(headings).toEqual(
        expect.arrayContaining([...operations.map(({ summary }) => summary), ...CHAPTERS[edition]]),
      )
      expect(problems).toEqual([])
    },
  )

  it('each operation has its fields, its response and a sample', async () => {
    const { tab } = await open({ url: editions.english })
    await ready(tab)
    await tab.emulateMedia({ media: 'print' })
    await tab.evaluate(() => dispatchEvent(new Event('beforeprint')))
    // What is drawn for a printer is drawn at once. The browser has no innerText of what is far from the window.
    const text = (await tab.getByRole('main').textContent()) ?? ''
    const starts = operationsIn('openapi.json').map(({ summary }) => text.lastIndexOf(summary))
    for (const [index, { operationId, path, requestBody, responses }] of everyOperation.entries()) {
      const own = text.slice(starts[index], starts[index + 1])
      const fields = [...required(requestBody), ...required(resolve(responses['200'] ?? {}))]
      expect(fields.length).toBeGreaterThan(0)
      for (const part of ['Wechatpay-Serial', 'Request-ID', 'openssl dgst', path, ...fields])
        expect(own, operationId).toContain(part)
    }
    for (const name of ['中文', '支付分 PayScore'])
      expect(await tab.getByRole('link', { name, exact: true }).first().isVisible(), name).toBe(false)
  })

  it('afterwards the page is as it was', async () => {
    const { tab } = await open({ url: editions.english, hash: '#/payscore/completeserviceorder' })
    await ready(tab)
    const sections = async () =>
      tab
        .locator('main [data-section-id^="/"]')
        .evaluateAll((all) => [...new Set(all.map((section) => section.getAttribute('data-section-id')))])
    const before = await sections()
    await tab.pdf()
    expect(await sections()).toEqual(before)
  })
})

/** The script has run when the menu can be searched. */
async function ready(tab: Page): Promise<void> {
  await openSearch(tab)
  await tab.keyboard.press('Escape')
}

/** The headings in the outline of a PDF; a text with other characters than ASCII is in UTF-16. */
function headingsOf(pdf: Buffer): string[] {
  const titles = pdf.toString('latin1').matchAll(/\/Title (?:\(((?:[^()\\]|\\.)*)\)|<FEFF([0-9A-F]*)>)/g)
  return [...titles].map(([, text, hexadecimal = '']) =>
    text === undefined ? Buffer.from(hexadecimal, 'hex').swap16().toString('utf16le') : text.replaceAll(/\\(.)/g, '$1'),
  )
}

/** The required fields of a body. */
function required(part: { content?: Response['content'] } | undefined): string[] {
  return resolve<Schema>(part?.content?.['application/json'].schema ?? {}).required ?? []
}

function operationsIn(file: string): { summary: string }[] {
  const text = readFileSync(new URL(`../../generated/${file}`, import.meta.url), 'utf8')
  // `as`: the linter has checked the shape.
  const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, { summary: string }>> }
  return Object.values(paths).flatMap((item) => Object.values(item))
}
