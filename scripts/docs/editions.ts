/** The two editions of the reference. */
import { applyOverlay, CHINESE } from '../overlay/apply.js'
import { readOverlay } from '../overlay/file.js'
import { withChineseWords } from './redoc-words.js'
import { chinese, english, type Words } from './words.js'

export interface Edition {
  /** Where the page is, below the folder of the reference. */
  readonly path: string
  /** The other edition: its language, its name in that language, and where it is from here. */
  readonly other: { readonly language: string; readonly name: string; readonly path: string }
  readonly description: string
  readonly words: Words
  /** Puts the contract into the language. */
  readonly translate: (contract: object) => Promise<unknown>
  /** Puts Redoc's own words into the language. */
  readonly localize: (html: string) => string
}

export const EDITIONS: readonly Edition[] = [
  {
    path: 'index.html',
    other: { language: 'zh-CN', name: '中文', path: 'zh-CN/index.html' },
    description: 'Reference of the WeChat Pay endpoints that complete an order',
    words: english,
    translate: async (contract) => contract,
    localize: (html) => html,
  },
  {
    path: 'zh-CN/index.html',
    other: { language: 'en', name: 'English', path: '../index.html' },
    description: '微信支付完结订单接口的参考文档',
    words: chinese,
    translate: async (contract) => {
      const overlay = readOverlay(CHINESE)
      if (!overlay) throw new Error(`There is no ${CHINESE}.`)
      return applyOverlay(contract, overlay)
    },
    localize: withChineseWords,
  },
]
