/** The sandbox's own page in a real browser: it signs, sends and verifies by itself. */
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js'
import { hasChromium, useBrowser } from './chromium.js'

describe.skipIf(!hasChromium)("the sandbox's page (needs chromium and fonts-noto-cjk, Debian packages)", () => {
  const open = useBrowser()
  let sandbox: Sandbox
  let tab: Page
  let problems: string[]
  beforeEach(async () => {
    sandbox = await startSandbox()
    ;({ tab, problems } = await open({ url: `${sandbox.url}/`, awaited: 'SERVICE-ORDER-1' }))
    return async () => {
      await tab.context().close()
      await sandbox.close()
    }
  })

  /** Sends the form, and waits for the last step. */
  async function send(fault?: string): Promise<string> {
    if (fault) await tab.getByLabel('Response').selectOption(fault)
    await tab.getByRole('button', { name: 'Sign and send' }).click()
    const verdict = tab.locator('#steps li', { hasText: 'Verification' }).locator('pre')
    return verdict.innerText()
  }
  const step = async (title: string): Promise<string> =>
    tab
      .locator('#steps li', { has: tab.locator('strong', { hasText: title }) })
      .locator('pre')
      .innerText()

  it('lists the orders and completes one: five lines, request, response, verification', async () => {
    expect(await send()).toMatch(/^Verified: /)
    const lines = (await step('The five lines')).split('⏎\n')
    expect(lines.slice(0, 2)).toEqual(['POST', '/v3/payscore/serviceorder/SERVICE-ORDER-1/complete'])
    expect(lines.length).toBe(5)
    const [request] = sandbox.requests.list()
    expect(request).toMatchObject({ status: 200, verdict: 'ok' })
    expect(await step('The request')).toContain('Authorization: WECHATPAY2-SHA256-RSA2048 mchid="1900000109"')
    expect(await step('The response')).toContain('"state_description":"MCH_COMPLETE"')
    await tab.getByRole('row', { name: /SERVICE-ORDER-1 DOING MCH_COMPLETE/ }).waitFor()
    expect(problems).toEqual([])
  })

  it.each([
    ['smartretail-orders', 'SMART-RETAIL-1'],
    ['payafter-orders', 'PAY-AFTER-1'],
  ])('completes an order of %s with the ticket of the order', async (product, number) => {
    await tab.getByRole('button', { name: `Choose ${number}` }).click()
    expect(await tab.getByLabel('Product').inputValue()).toBe(product)
    expect(await send()).toMatch(/^Verified: /)
  })

  it.each([
    ['wrong-signature', /^Refused: the signature/],
    ['missing-signature', /^Refused: signature headers are missing/],
    ['unknown-serial', /^Refused: Wechatpay-Serial/],
    ['old-timestamp', /^Refused: the timestamp/],
    ['probing-signature', /^Refused: the signature/],
  ])('refuses a response with %s', async (fault, verdict) => {
    expect(await send(fault)).toMatch(verdict)
    expect(problems).toEqual([])
  })

  it('has the keys of both kinds, and verifies with the one that signed', async () => {
    const keys = tab.getByLabel('Platform key')
    expect(await keys.locator('option').allInnerTexts()).toEqual(['WeChat Pay public key', 'platform certificate'])
    expect(await send()).toContain('under the WeChat Pay public key')
    await keys.selectOption('platform certificate')
    expect(await send()).toContain('under the platform certificate')
    expect(sandbox.requests.list().map(({ headers }) => headers['wechatpay-serial'])).toEqual([
      sandbox.pem.platformPublicKeyId,
      sandbox.pem.platformSerial,
    ])
    expect(await step('The response')).toContain(`wechatpay-serial: ${sandbox.pem.platformSerial}`)
  })

  it('shows a refusal of the API, with its signature verified', async () => {
    await tab.getByLabel('Order number').fill('NONE')
    expect(await send()).toMatch(/^Verified: /)
    expect(await step('The response')).toContain('ORDER_NOT_EXIST')
  })

  it('sends whatever stands in the field, in one part of the path', async () => {
    await tab.getByLabel('Order number').fill('../certificates?x=1')
    await send()
    expect(sandbox.requests.list()[0]?.url).toBe('/v3/payscore/serviceorder/..%2Fcertificates%3Fx%3D1/complete')
  })

  it('lets the user pay', async () => {
    await send()
    await tab.getByRole('button', { name: 'The user pays SERVICE-ORDER-1' }).click()
    await tab.getByRole('row', { name: /SERVICE-ORDER-1 DONE/ }).waitFor()
    expect(sandbox.orders.get('serviceorder', 'SERVICE-ORDER-1')?.state).toBe('DONE')
  })

  it('speaks Chinese too', async () => {
    await tab.getByRole('button', { name: '中文' }).click()
    await tab.getByRole('button', { name: '签名并发送' }).click()
    await tab.getByText('验签通过').waitFor()
    expect(await tab.locator('html').getAttribute('lang')).toBe('zh-CN')
    // Words that only English has would stay English.
    expect(await tab.locator('h1, h2, label, th, #steps strong').allInnerTexts()).toEqual(
      expect.arrayContaining(['订单', '签名串，共五行（⏎ 为换行符）']),
    )
    expect(problems).toEqual([])
  })

  it('fits a phone: nothing is wider than the screen', async () => {
    await tab.setViewportSize({ width: 390, height: 800 })
    await send()
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
})

describe.skipIf(!hasChromium)("the sandbox's page with one kind of key (needs chromium and fonts-noto-cjk)", () => {
  const open = useBrowser()
  it.each([
    [
      'certificate',
      'genuine',
      'platform certificate',
      'Verified: the signature is that of these bytes, under the platform certificate',
    ],
    ['certificate', 'wrong-signature', 'platform certificate', 'Refused: the signature is not that of these bytes'],
    [
      'public-key',
      'genuine',
      'WeChat Pay public key',
      'Verified: the signature is that of these bytes, under the WeChat Pay public key',
    ],
  ] as const)('with platform: %s, a %s response is verified with the %s', async (platform, response, name, verdict) => {
    const sandbox = await startSandbox({ platform })
    try {
      const { tab, problems } = await open({ url: `${sandbox.url}/`, awaited: 'SERVICE-ORDER-1' })
      expect(await tab.getByLabel('Platform key').locator('option').allInnerTexts()).toEqual([name])
      if (response !== 'genuine') await tab.getByLabel('Response').selectOption(response)
      await tab.getByRole('button', { name: 'Sign and send' }).click()
      await tab.getByText(verdict).waitFor()
      expect(sandbox.requests.list()).toMatchObject([{ status: 200, verdict: 'ok' }])
      expect(problems).toEqual([])
    } finally {
      await sandbox.close()
    }
  })
})

it('each word of the page has both languages', async () => {
  const file = new URL('../../src/sandbox/page/texts.js', import.meta.url).href
  // `as`: the root project reads no JavaScript.
  const { texts } = (await import(file)) as {
    texts: Record<'en' | 'zh-CN', Record<string, string>>
  }
  expect(Object.keys(texts['zh-CN'])).toEqual(Object.keys(texts.en))
})

it('the page allows nothing from elsewhere', async () => {
  const sandbox = await startSandbox()
  const { headers, status } = await fetch(`${sandbox.url}/`)
  await sandbox.close()
  expect(status).toBe(200)
  expect(headers.get('Content-Security-Policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  )
})
