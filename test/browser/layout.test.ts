/** What covers what, and what is open at first. */
import { describe, expect, it } from 'vitest'
import { editions } from './built.js'
import { hasChromium, useBrowser, PATIENCE } from './chromium.js'

describe.skipIf(!hasChromium)('the layout of the reference (needs chromium and fonts-noto-cjk)', () => {
  const open = useBrowser()

  it.each([
    ['english', '中文'],
    ['chinese', 'English'],
  ] as const)('the link of the %s edition to the other one covers nothing on a phone', async (edition, name) => {
    const { tab } = await open({ url: editions[edition], width: 390, awaited: '先享后付' })
    const link = await tab.getByRole('link', { name, exact: true }).boundingBox()
    const main = await tab.getByRole('main').boundingBox()
    expect((link?.y ?? Infinity) + (link?.height ?? 0)).toBeLessThanOrEqual(main?.y ?? 0)
    // It scrolls away with the top of the page.
    await tab.mouse.wheel(0, 600)
    await expect
      .poll(async () => (await tab.getByRole('link', { name, exact: true }).boundingBox())?.y, PATIENCE)
      .toBeLessThan(0)
  })

  it.each([
    ['smartretail/completesmartretailorder', 'english', 'End the order', 'Cancel the order'],
    ['payafter/completepayafterorder', 'english', 'End the order', 'Cancel the order'],
    ['payafter/completepayafterorder', 'chinese', '完结订单', '取消订单'],
  ] as const)(
    '#/%s of the %s edition opens on ending the order, and has cancelling beside it',
    async (address, edition, end, cancel) => {
      const { tab } = await open({ url: editions[edition], hash: `#/${address}`, awaited: '先享后付' })
      const tabs = tab.locator(`[id="${address}"]`).getByRole('tab')
      await tabs.filter({ hasText: end }).first().waitFor()
      expect(await tabs.filter({ hasText: end }).first().getAttribute('aria-selected')).toBe('true')
      await tabs.filter({ hasText: cancel }).first().click()
      await expect.poll(async () => tabs.filter({ hasText: cancel }).first().getAttribute('aria-selected')).toBe('true')
    },
  )
})
