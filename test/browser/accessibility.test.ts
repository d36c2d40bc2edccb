/** The rules of WCAG 2.2, levels A and AA, that axe-core can check. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import { describe, expect, it } from 'vitest'
import { editions } from './built.js'
import { hasChromium, useBrowser } from './chromium.js'

/** What Redoc 3.0.1 itself breaks. A rule that it keeps again leaves the list. */
const BROKEN_BY_REDOC = [
  // On a phone the button of the menu floats over the page, and over what stands there.
  'target-size',
]

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Address, width, and a text that comes last. */
const PLACES = [
  ['', 1400, 'https://api2.mch.weixin.qq.com'],
  ['', 390, 'https://api2.mch.weixin.qq.com'],
  ['#/payscore/completeserviceorder', 1400, 'MCH_COMPLETE'],
  ['#/payscore/completeserviceorder', 390, 'MCH_COMPLETE'],
  ['#/error-codes', 1400, 'ORDER_CANCELED'],
  ['#/signing', 390, 'Verified OK'],
] as const

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

describe.skipIf(!hasChromium)('accessibility (needs chromium and fonts-noto-cjk, Debian packages)', () => {
  const open = useBrowser()

  it.each(['english', 'chinese'] as const)(
    'the %s edition breaks only the rules that Redoc breaks',
    async (edition) => {
      const broken = new Set<string>()
      for (const [hash, width, last] of PLACES) {
        const { tab } = await open({ url: editions[edition], hash, width, awaited: '先享后付' })
        await tab.getByRole('main').getByText(last).first().waitFor()
        await tab.evaluate(axe)
        const { violations } = await tab.evaluate(
          async (options) => {
            // `as`: the script has just defined it.
            const { axe } = globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }
            return axe.run(options)
          },
          { runOnly: LEVELS, resultTypes: ['violations'] } satisfies RunOptions,
        )
        for (const { id } of violations) broken.add(id)
        await tab.context().close()
      }
      expect([...broken].sort()).toEqual(BROKEN_BY_REDOC)
    },
  )
})
