/** The words of the reference that are neither the contract's nor Redoc's. */
export interface Words {
  /** The label of the button that opens the search on a phone. */
  readonly search: string
  readonly errorCodes: string
  readonly openSet: string
  readonly codeTable: readonly [code: string, status: string, retry: string]
  readonly retry: string
  readonly noRetry: string
  readonly yes: string
  readonly no: string
  readonly tools: string
  /** A sentence with the other names of a chapter; scripts/docs/other-names.ts knows how it begins. */
  readonly otherNames: (names: readonly string[]) => string
  /** The edition of docs/errors.md, and what stands before the errors that it says the client throws. */
  readonly thrown: readonly [page: 'en' | 'zh', introduction: string]
}

export const english: Words = {
  search: 'Search',
  errorCodes: '错误码 Error codes',
  openSet: 'The set is open: accept a code that is not listed, and decide by the HTTP status then.',
  codeTable: ['Code', 'Status', 'Retry'],
  retry: 'Retry with identical parameters.',
  noRetry: 'A retry with identical parameters cannot succeed.',
  yes: 'yes',
  no: 'no',
  otherNames: (names) => `The search also finds this chapter under: ${names.join(', ')}.`,
  thrown: [
    'en',
    'These are errors of the package wechatpay-payscore, not of the API: its client throws them, and WeChat Pay never sends them. `docs/errors.md` of the package says more.',
  ],
  tools: `The samples of each operation send the example that you choose above them. For Postman, WeChat Pay has [a script that signs](https://github.com/wechatpay-apiv3/wechatpay-postman-script): import this contract, and put its \`script.js\` into the collection.`,
}

export const chinese: Words = {
  search: '搜索',
  errorCodes: '错误码',
  openSet: '错误码是开放集合：客户端必须能接受未列出的错误码，并按 HTTP 状态码处理。',
  codeTable: ['错误码', '状态码', '可重试'],
  retry: '请以相同参数重试。',
  noRetry: '以相同参数重试不会成功。',
  yes: '是',
  no: '否',
  otherNames: (names) => `搜索以下词也能找到本章：${names.join('、')}。`,
  thrown: [
    'zh',
    '这些是 wechatpay-payscore 这个包的错误，不是接口的错误码：由客户端抛出，微信支付不会返回。详见包里的 `docs/zh-CN/errors.md`。',
  ],
  tools: `各接口的代码示例会随上方选择的请求示例变化。使用 Postman 时，可导入本文档并在集合中加入微信支付官方的[签名脚本](https://github.com/wechatpay-apiv3/wechatpay-postman-script) \`script.js\`。`,
}
