/** The two editions of the reference. */
import { applyOverlay, CHINESE } from '../overlay/apply.js'
import { readOverlay } from '../overlay/file.js'
import type { PageWords } from './prose.js'
import { withChineseWords } from './redoc-words.js'

export interface Edition {
  /** Where the page is, below the folder of the reference. */
  readonly path: string
  /** The other edition: its language, its name in that language, and where it is from here. */
  readonly other: { readonly language: string; readonly name: string; readonly path: string }
  readonly description: string
  readonly words: PageWords
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
    words: {
      errorCodes: 'Error codes',
      openSet: 'The set is open: a client must accept a code that is not listed, and decide by the HTTP status then.',
      columns: ['Code', 'Meaning, and what to do', 'Retry'],
      yes: 'yes',
      no: 'no',
      payload: 'The request examples are in the box beside: choose **Payload** there instead of a language.',
    },
    translate: async (contract) => contract,
    localize: (html) => html,
  },
  {
    path: 'zh-CN/index.html',
    other: { language: 'en', name: 'English', path: '../index.html' },
    description: '微信支付完结订单接口的参考文档',
    words: {
      errorCodes: '错误码',
      openSet: '错误码是开放集合：客户端必须能接受未列出的错误码，并按 HTTP 状态码处理。',
      columns: ['错误码', '含义与解决方案', '可重试'],
      yes: '是',
      no: '否',
      payload: '请求示例在旁边的框里：在语言列表中选择**请求体**即可看到。',
    },
    translate: async (contract) => {
      const overlay = readOverlay(CHINESE)
      if (!overlay) throw new Error(`There is no ${CHINESE}.`)
      return applyOverlay(contract, overlay)
    },
    localize: withChineseWords,
  },
]
