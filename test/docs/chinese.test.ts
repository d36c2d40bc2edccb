/** One Chinese word for each thing, wherever Chinese is written: that of WeChat Pay's own pages, if they have one. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { root } from '../run-script.js'
import { pages } from './pages.js'

/** Words that no Chinese text has, and what stands there instead. */
const retired: readonly (readonly [RegExp, instead: string])[] = [
  [/结果不明|不明结果/, '结果未知'],
  [/响应/, '应答'],
  [/沙盒/, '沙箱'],
  [/凭据/, '凭证'],
  [/验签不通过|验不过|签名验证失败/, '验签失败'],
  [/查询串/, '查询参数'],
  [/[次的]尝试/, '请求'],
  [/再调(?!用)/, '重新调用'],
  [/处理办法/, '解决方案'],
  [/客服/, '技术支持'],
  [/备用域名/, '备域名'],
  [/基础地址/, '基础 URL'],
  [/平台密钥|平台公钥/, '平台证书, 微信支付公钥'],
  [/接单/, '确认订单'],
  [/老产品/, '旧产品'],
  [/正在收款|收款期间/, '扣款'],
  [/收到款|[未已]付款/, '支付'],
  [/已过期/, '已失效'],
]

/** Files of the program that print Chinese. */
const sources = [
  ...['src/cli/explain.ts', 'src/cli/internal-errors.ts', 'src/sandbox/page/texts.js'],
  ...['scripts/docs/words.ts', 'scripts/docs/redoc-words.ts'],
]

function retiredIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    retired
      .filter(([word]) => word.test(text.replace(/`[^`]*`/g, '')))
      .map(([, instead]) => `${text.trim()} -> ${instead}`),
  )
}

it('the pages have one word for each thing', () => {
  expect(retiredIn(pages.flatMap(({ sentences }) => sentences))).toEqual([])
})

it('the contract has the same words', () => {
  // `as`: the contract's linter checks the file.
  const { actions } = parse(readFileSync(join(root, 'openapi/overlays/zh-CN.yaml'), 'utf8')) as {
    actions: { update: Record<string, string> }[]
  }
  const texts = actions.flatMap(({ update }) => Object.values(update))
  expect(texts.length).toBeGreaterThan(400)
  expect(retiredIn(texts)).toEqual([])
})

it.each(sources)('%s has the same words', (path) => {
  const lines = readFileSync(join(root, path), 'utf8').split('\n')
  expect(lines.some((line) => /[\u4e00-\u9fff]/.test(line))).toBe(true)
  expect(retiredIn(lines)).toEqual([])
})
