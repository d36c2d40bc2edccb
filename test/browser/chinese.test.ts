/** The Chinese edition of the reference, and the way between the editions. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { editions, url } from './built.js'
import { hasChromium, useBrowser, PATIENCE, visibleText } from './chromium.js'

const { english, chinese } = editions
const operation = '#/payscore/completeserviceorder'

describe.skipIf(!hasChromium)('the Chinese edition (needs chromium and fonts-noto-cjk, Debian packages)', () => {
  const open = useBrowser()

  const show = async (hash: string, width?: number): Promise<{ tab: Page; problems: string[] }> =>
    open({ url: chinese, hash, awaited: '先享后付', ...(width !== undefined && { width }) })

  it('says in Chinese what the contract says, and has no error', async () => {
    const { tab, problems } = await show(operation)
    await tab.getByRole('heading', { name: '完结支付分订单' }).first().waitFor()
    await expect.poll(async () => visibleText(tab), PATIENCE).toContain('微信支付正在扣款')
    expect(await tab.locator('html').getAttribute('lang')).toBe('zh-CN')
    expect(problems).toEqual([])
  })

  it("says Redoc's own words in Chinese", async () => {
    const { tab } = await show(operation)
    await tab.getByText('必填', { exact: true }).first().waitFor()
    await expect.poll(async () => visibleText(tab), PATIENCE).toContain('服务订单状态')
    const text = await visibleText(tab)
    for (const word of [
      '请求',
      '应答',
      '认证方式',
      '路径参数',
      '头部',
      '报文主体',
      '必填',
      '示例:',
      '默认值:',
      '枚举值',
    ])
      expect(text).toContain(word)
    expect(text).toContain('[ 1 .. 32 ] 个字符')
    const left = /^(Request|Responses?|Security|Path|Headers|Body|required|Example:|Default:|Copy|Expand all)$/m
    expect(left.exec(text)).toBeNull()
    expect(/\b(characters|items)\b/.exec(text)).toBeNull()
  })

  it('opens from the English edition at the same field, and back', async () => {
    const field = `${operation}#payscore/completeserviceorder/t=request&path=total_amount`
    const { tab } = await open({ url, hash: `/index.html${field}` })
    await tab.getByRole('link', { name: '中文', exact: true }).click()
    await tab.getByRole('heading', { name: '完结支付分订单' }).first().waitFor()
    expect(tab.url()).toBe(chinese + field)
    await tab.getByRole('link', { name: 'English', exact: true }).click()
    await tab.getByRole('heading', { name: 'Complete a PayScore order' }).first().waitFor()
    expect(tab.url()).toBe(english + field)
  })

  it('has the same places as the English edition', async () => {
    const tabs = await Promise.all(
      [english, chinese].map((page) => open({ url: page, hash: operation, awaited: '先享后付' })),
    )
    const differences = async (): Promise<string[]> => {
      const [inEnglish = [], inChinese = []] = await Promise.all(tabs.map(({ tab }) => placesOf(tab)))
      if (inEnglish.length <= 30) return ['too few']
      const both = [...inEnglish, ...inChinese]
      return both.filter((place) => !inEnglish.includes(place) || !inChinese.includes(place))
    }
    await expect.poll(differences, PATIENCE).toEqual([])
  })

  it.each([390, 1024, 1400])('fits a window of %i pixels', async (width) => {
    const { tab } = await show(operation, width)
    await tab.getByRole('heading', { name: '完结支付分订单' }).first().waitFor()
    expect(await tab.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    const link = tab.getByRole('link', { name: 'English', exact: true })
    expect(await link.isVisible()).toBe(true)
  })
})

/** The addresses of an operation's fields. The page opens the schemas below them as they come into view. */
async function placesOf(tab: Page): Promise<string[]> {
  const links = tab.locator(`a[href^="${operation}#"]`)
  const places = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  return places.filter((place) => !/path=.*\//.test(place))
}
