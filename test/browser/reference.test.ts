/** The reference as a reader sees it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundle, operations, resolve } from '../contract/contract.js'
import { root } from '../typecheck.js'
import { hasChromium, launch, open, PATIENCE, textOf } from './chromium.js'

const folder = mkdtempSync(join(tmpdir(), 'reference-'))
const page = join(folder, 'index.html')
const url = pathToFileURL(page).href
beforeAll(() => {
  const { status, stderr } = spawnSync('npm', ['run', 'docs', '--', '--output', folder], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe.skipIf(!hasChromium)('the reference (needs chromium and fonts-noto-cjk, Debian packages)', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(async () => browser?.close())

  it('loads nothing from another host and has no error', async () => {
    const { tab, problems } = await open(browser, { url })
    for (const name of ['支付分 PayScore', '智慧零售 Smart retail', '先享后付 Pay after use', 'Error codes']) {
      await tab.getByText(name).first().click()
      await tab.getByRole('heading', { name }).first().waitFor()
    }
    expect(problems).toEqual([])
  })

  it('introduces signing, states and every error code', async () => {
    const { tab } = await open(browser, { url })
    await expect.poll(async () => textOf(tab), PATIENCE).toContain('RATELIMIT_EXCEEDED')
    const text = await textOf(tab)
    for (const heading of ['Sign and verify', 'States', 'Error codes', 'Verified OK', 'USER_ACCEPTED'])
      expect(text).toContain(heading)
    const codes = Object.values(bundle.components.schemas).flatMap((schema) =>
      'x-remedies' in schema ? (schema.enum as string[]) : [],
    )
    expect(codes.length).toBe(14)
    for (const code of codes) expect(text).toMatch(new RegExp(`\\d ${code}\\t[^\\t]+\\t(yes|no)\\s`))
  })

  it.each(operations)('shows $operationId with its samples and examples', async (operation) => {
    const { operationId, requestBody, tags, summary } = operation as typeof operation & Described
    const { tab } = await open(browser, { url, hash: `#/${tags[0]?.toLowerCase()}/${operationId.toLowerCase()}` })
    await tab.getByRole('heading', { name: summary }).first().waitFor()
    // The choice of languages shows each sample.
    await tab.getByRole('button', { name: 'curl', exact: true }).first().click()
    await tab.getByText('JavaScript', { exact: true }).first().click()
    await expect.poll(async () => textOf(tab), PATIENCE).toContain("from 'wechatpay-payscore'")
    await tab.getByRole('button', { name: 'JavaScript', exact: true }).first().click()
    await tab.getByText('curl', { exact: true }).first().click()
    await expect.poll(async () => textOf(tab), PATIENCE).toContain('openssl dgst -sha256 -sign')
    // With the payload chosen instead of a language, the choice of examples shows each example.
    await tab.getByRole('button', { name: 'curl', exact: true }).first().click()
    await tab.getByText('Payload', { exact: true }).last().click()
    const examples = Object.values(requestBody.content['application/json'].examples).map(
      // `as`: the linter has checked the shape.
      (example) => resolve(example) as unknown as { summary: string; value: { total_amount: number } },
    )
    let chosen = examples[0]?.summary ?? ''
    for (const { summary, value } of examples) {
      if (summary !== chosen) {
        await tab.getByText(chosen, { exact: true }).first().click()
        await tab.getByText(summary, { exact: true }).last().click()
        chosen = summary
      }
      await expect
        .poll(async () => textOf(tab), PATIENCE)
        .toMatch(new RegExp(`"total_amount":\\s*${value.total_amount}\\b`))
    }
  })

  it.each([
    ['总金额', 'total_amount'],
    ['total_amount', 'total_amount'],
    ['完结凭证', 'finish_ticket'],
    ['materiel_no', 'materiel_no'],
    ['ORDER_DONE', 'ORDER_DONE'],
  ])('finds %s', async (query, found) => {
    const { tab } = await open(browser, { url })
    const input = tab.getByPlaceholder('Search docs...')
    // The key has no effect before the page listens to it.
    await expect
      .poll(async () => {
        if ((await input.count()) === 0) await tab.keyboard.press('Control+K')
        return input.count()
      }, PATIENCE)
      .toBe(1)
    await input.fill(query)
    const results = tab.locator('[data-component-name*=search i]')
    await expect.poll(async () => (await results.allInnerTexts()).join('\n'), PATIENCE).toContain(found)
  })

  it('shows Chinese in a Chinese font', async () => {
    const { tab } = await open(browser, { url })
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
    const { tab } = await open(browser, { url, hash: '#/payscore/completeserviceorder', width })
    await tab.getByRole('heading', { name: 'Complete a PayScore order' }).first().waitFor()
    expect(await tab.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    const introduction = await open(browser, { url, width })
    await expect.poll(async () => introduction.tab.locator('table').count(), PATIENCE).toBeGreaterThan(3)
    // The tables of states and codes. The one with a whole request body in a cell may scroll.
    const tooWide = await introduction.tab.evaluate(
      () =>
        [...document.querySelectorAll('table')]
          .slice(1)
          .filter((table) => table.scrollWidth > (table.parentElement?.clientWidth ?? 0) + 1).length,
    )
    expect(tooWide).toBe(0)
  })
})

it('the reference forbids the browser to load from another host', () => {
  expect(readFileSync(page, 'utf8')).toContain("default-src 'none'")
})

interface Described {
  tags: string[]
  summary: string
}
