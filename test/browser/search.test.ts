/** Where the search of the reference leads, in both editions. */
import { describe, expect, it } from 'vitest'
import { bundle } from '../contract/contract.js'
import { editions } from './built.js'
import { hasChromium, openSearch, PATIENCE, useBrowser } from './chromium.js'

const codes = Object.values(bundle.components.schemas).flatMap((schema) =>
  'x-remedies' in schema ? (schema.enum as string[]) : [],
)

/** What is looked for, and the address that the first hit leads to. */
const PLACES: [query: string, address: string][] = [
  ...codes.map((code): [string, string] => [code, `#/error-codes/${code.toLowerCase()}`]),
  ['错误码', '#/error-codes'],
  ['ERR_TIMEOUT', '#/error-codes/err_...'],
  ['ERR_SIGNATURE_MISMATCH', '#/error-codes/err_...'],
  ['签名', '#/signing'],
  ['验签', '#/signing'],
  ['signature', '#/signing'],
  ['通知', '#/notifications'],
  ['回调', '#/notifications'],
  ['notification', '#/notifications'],
  ['状态', '#/states'],
  ['证书', '#/certificates'],
]

/** What stands in several places: each of them is a field with this name. */
const FIELDS = [
  ['总金额', 'total_amount'],
  ['total_amount', 'total_amount'],
  ['完结凭证', 'finish_ticket'],
  ['materiel_no', 'materiel_no'],
] as const

describe.skipIf(!hasChromium)('the search (needs chromium and fonts-noto-cjk, Debian packages)', () => {
  const open = useBrowser()

  it.each(['english', 'chinese'] as const)(
    'of the %s edition finds every chapter, error code and field',
    async (edition) => {
      const { tab, problems } = await open({ url: editions[edition], awaited: '先享后付' })
      const input = await openSearch(tab)
      const hits = tab.locator('[data-component-name="Search/SearchItem"]')
      const addresses = async (): Promise<(string | null)[]> =>
        hits.evaluateAll((all) => all.map((hit) => hit.getAttribute('href')))
      expect(codes.length).toBe(14)
      for (const [query, address] of PLACES) {
        await input.fill(query)
        // A section of a chapter has its address twice.
        await expect
          .poll(async () => (await addresses())[0]?.split(/(?<=.)#/)[0], { ...PATIENCE, message: query })
          .toBe(address)
      }
      for (const [query, field] of FIELDS) {
        await input.fill(query)
        await expect
          .poll(async () => (await addresses()).join('\n'), { ...PATIENCE, message: query })
          .toMatch(new RegExp(`[=/]${field}$`, 'm'))
      }
      expect(problems).toEqual([])
    },
  )
})
