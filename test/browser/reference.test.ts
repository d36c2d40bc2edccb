/** The reference as a reader sees it. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { bundle, everyOperation, operations, resolve } from '../contract/contract.js'
import { editions } from './built.js'
import { hasChromium, useBrowser, PATIENCE, visibleText } from './chromium.js'

// `as`: the linter has checked the shape.
const described = everyOperation as unknown as Described[]

/** The languages of the samples, with what only a sample in it has. */
const LANGUAGES = [
  ['curl', 'openssl dgst -sha256 -sign'],
  ['Node.js', "from 'wechatpay-payscore'"],
  ['PHP', 'Builder::factory'],
  ['Go', 'option.WithWechatPayPublicKeyAuthCipher'],
  ['Java', 'RSAPublicKeyConfig.Builder'],
] as const

const url = editions.english

describe.skipIf(!hasChromium)('the reference (needs chromium and fonts-noto-cjk, Debian packages)', () => {
  const open = useBrowser()

  it('loads nothing from another host and has no error', async () => {
    const { tab, problems } = await open({ url })
    for (const name of ['支付分 PayScore', '智慧零售 Smart retail', '先享后付 Pay after use', '错误码 Error codes']) {
      await tab.getByText(name).first().click()
      await tab.getByRole('heading', { name }).first().waitFor()
    }
    expect(problems).toEqual([])
  })

  it('lists the endpoints on the first screen, and leads to one of them', async () => {
    const { tab } = await open({ url })
    for (const { summary, path } of described) {
      const link = tab.getByRole('main').getByRole('link', { name: summary, exact: true })
      const box = await link.boundingBox()
      expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThan(900)
      expect(await visibleText(tab)).toContain(path)
    }
    const [{ summary, operationId } = { summary: '', operationId: '' }] = described
    await tab.getByRole('main').getByRole('link', { name: summary, exact: true }).click()
    await expect.poll(() => tab.url(), PATIENCE).toContain(`#/payscore/${operationId.toLowerCase()}`)
    await tab.getByRole('heading', { name: summary }).first().waitFor()
  })

  it.each([
    ['signing', 'Verified OK'],
    ['states', 'USER_ACCEPTED'],
    ['notifications', 'Respond within 5 seconds'],
  ])('has a chapter #/%s', async (address, text) => {
    const { tab } = await open({ url, hash: `#/${address}` })
    await tab.getByText(text).first().waitFor()
  })

  it('has an address and a section for every error code', async () => {
    const codes = Object.values(bundle.components.schemas).flatMap((schema) =>
      'x-remedies' in schema ? (schema.enum as string[]) : [],
    )
    expect(codes.length).toBe(14)
    const { tab } = await open({ url, hash: '#/error-codes' })
    for (const code of codes) {
      const address = `/error-codes/${code.toLowerCase()}`
      await tab.getByRole('main').locator(`a[href$="#${address}"]`).first().click()
      await expect.poll(() => tab.url(), PATIENCE).toContain(`#${address}`)
      await tab.locator(`h2[id="${address}"]`).waitFor()
    }
  })

  it('puts the codes of a 400 before its headers', async () => {
    const { tab } = await open({ url, hash: '#/payscore/completeserviceorder' })
    // The query above it has a 400 too.
    const operation = tab.locator('[data-section-id="/payscore/completeserviceorder"]')
    await operation.getByRole('button', { name: /^400/ }).first().click()
    await operation.getByRole('link', { name: 'ORDER_DONE' }).first().waitFor()
    const text = await operation.innerText()
    const [before = '', after = ''] = text.split('PARAM_ERROR: A parameter is wrong.')
    expect(before).toContain('Responses')
    expect(after.indexOf('ORDER_DONE: ')).toBeGreaterThan(0)
    expect(after.indexOf('ORDER_DONE: ')).toBeLessThan(after.indexOf('Request-ID'))
  })

  it.each(operations)('shows $operationId with its samples and examples', async (operation) => {
    const { operationId, requestBody, tags, summary } = operation as typeof operation & Described
    const section = `/${tags[0]?.toLowerCase()}/${operationId.toLowerCase()}`
    const { tab } = await open({ url, hash: `#${section}` })
    await tab.getByRole('heading', { name: summary }).first().waitFor()
    const examples = Object.values(requestBody.content['application/json'].examples).map(
      // `as`: the linter has checked the shape.
      (example) => resolve(example) as unknown as { summary: string; value: Record<string, unknown> },
    )
    let [language, chosen] = ['curl', examples[0]?.summary ?? '']
    // The choice of languages shows each sample, and the choice of examples what it sends.
    for (const [next, text] of [...LANGUAGES, ['Payload', '{']] as const) {
      if (next !== language) {
        // A query beside it has samples too, and no examples. A single example has no choice, and so no name.
        const place = examples.length > 1 ? '' : `[data-section-id="${section}"] `
        const hasText = examples.length > 1 ? chosen : ''
        const panel = tab.locator(`${place}.panel-request-samples`, { hasText }).first()
        await panel.getByRole('button', { name: language, exact: true }).click()
        await tab.getByText(next, { exact: true }).last().click()
        language = next
      }
      await expect.poll(async () => visibleText(tab), PATIENCE).toContain(text)
      for (const { summary, value } of examples) {
        if (summary !== chosen) {
          await tab.getByText(chosen, { exact: true }).first().click()
          await tab.getByText(summary, { exact: true }).last().click()
          chosen = summary
        }
        const [name, sent] = tellingField(value)
        const sends = new RegExp(`\\b${name}\\b['"]?(:| =>)\\s*['"]?${sent}(?!\\w)`)
        await expect.poll(async () => visibleText(tab), PATIENCE).toMatch(sends)
      }
    }
  })

  it('shows Chinese in a Chinese font', async () => {
    const { tab } = await open({ url })
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
    const { tab } = await open({ url, hash: '#/payscore/completeserviceorder', width })
    await tab.getByRole('heading', { name: 'Complete a PayScore order' }).first().waitFor()
    expect(await tab.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    for (const chapter of ['states', 'error-codes']) {
      const { tab } = await open({ url, hash: `#/${chapter}`, width })
      await tab.locator('table').first().waitFor()
      const tooWide = await tab.evaluate(
        () =>
          [...document.querySelectorAll('table')].filter(
            (table) => table.scrollWidth > (table.parentElement?.clientWidth ?? 0) + 1,
          ).length,
      )
      // The table with a whole request body in a cell may scroll.
      expect(tooWide).toBeLessThan(2)
    }
  })
})

it('the reference forbids the browser to load from another host', () => {
  expect(readFileSync(fileURLToPath(url), 'utf8')).toContain("default-src 'none'")
})

/** The total, which tells the examples of a completion apart; the last text of another body. */
function tellingField({ total_amount, ...others }: Record<string, unknown>): [name: string, value: string | number] {
  if (typeof total_amount === 'number') return ['total_amount', total_amount]
  const texts = Object.entries(others).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return texts.at(-1) ?? expect.fail('the example has neither a total nor a text')
}

interface Described {
  operationId: string
  path: string
  tags: string[]
  summary: string
}
