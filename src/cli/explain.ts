import { readFileSync } from 'node:fs'
import { errorCodes, type ErrorCodeEntry } from '../../generated/error-codes.js'
import { quote } from '../errors.js'
import type { Input } from './command.js'
import { EXIT, UsageError, type ExitStatus } from './exit-status.js'
import { internalErrors } from './internal-errors.js'
import { nearest } from './nearest.js'
import { printJson, printResult } from './terminal.js'
import { thrownErrors, type ThrownError } from './thrown-errors.js'

/** `explain CODE | REQUEST-ID`: in English and in Chinese. */
export async function explain({ operands: [word = ''], flags }: Input): Promise<ExitStatus> {
  const found = explanationOf(word.trim())
  if (flags.has('json')) printJson(found.json)
  else printResult(found.text)
  return EXIT.done
}

interface Explanation {
  readonly text: string
  readonly json: object
}

/** @throws UsageError for a word that means nothing */
function explanationOf(word: string): Explanation {
  const code = word.toUpperCase()
  const entry = Object.hasOwn(errorCodes, code) ? errorCodes[code] : undefined
  if (entry) return ofCode(code, entry)
  const thrown = thrownErrors('en').get(code)
  if (thrown) return ofThrown(code, thrown)
  // The digits after the last hyphen of a Request-ID; the number alone is taken too.
  const number = /^(?:[0-9A-Za-z-]{1,128}-)?([0-9]{1,12})$/.exec(word)?.[1]
  if (number !== undefined) return ofInternalError(number)
  if (/^[0-9A-F]{16,128}$/i.test(word)) return WITHOUT_NUMBER
  const codes = [...Object.keys(errorCodes), ...thrownErrors('en').keys()]
  const near = nearest(code, codes)
  const advice =
    near === undefined ? `there are ${codes.join(', ')}, and the Request-ID of a response` : `did you mean ${near}?`
  // A word as long as a key may be one.
  const given = word.length < 32 ? quote(word) : `A word of ${word.length} characters`
  throw new UsageError(`${given} is neither an error code nor a Request-ID: ${advice}`)
}

const WITHOUT_NUMBER: Explanation = {
  text: `This Request-ID has no internal error number at its end. WeChat Pay's support finds the request by it.
该 Request-ID 末尾没有内部错误号。联系微信支付技术支持时，请提供它。`,
  json: {},
}

function ofCode(code: string, entry: ErrorCodeEntry): Explanation {
  const { status, retryable, concerns, meaning, remedy } = entry
  const chinese = chineseOf(code)
  const text = `${code}  (status ${status})

  ${meaning}
  Remedy: ${remedy}
  ${CONCERNS[concerns].en} ${retryable ? RETRY.yes.en : RETRY.no.en}

  ${chinese.meaning}
  解决方案：${chinese.remedy}
  ${CONCERNS[concerns].zh}${retryable ? RETRY.yes.zh : RETRY.no.zh}`
  return { text, json: { code, status, retryable, concerns, meaning, remedy, 'zh-CN': chinese } }
}

const CONCERNS: Readonly<Record<ErrorCodeEntry['concerns'], { en: string; zh: string }>> = {
  configuration: {
    en: "It concerns the merchant's configuration: every call fails like this.",
    zh: '问题出在商户配置上：所有调用都会这样失败。',
  },
  request: { en: 'It concerns this request.', zh: '问题出在本次请求上。' },
  order: { en: 'It concerns this order.', zh: '问题出在该订单上。' },
  service: { en: 'It concerns the service, not the request.', zh: '问题出在微信支付一侧，与请求无关。' },
}
const RETRY = {
  yes: { en: 'A retry with identical parameters can succeed.', zh: '用相同参数重试可能成功。' },
  no: { en: 'A retry with identical parameters cannot succeed.', zh: '用相同参数重试不会成功。' },
}

/** An error that the client throws. */
function ofThrown(code: string, { name, outcomes, remedy }: ThrownError): Explanation {
  const chinese = thrownErrors('zh').get(code)?.remedy ?? ''
  const meanings = outcomes.flatMap((outcome) => {
    const known = Object.hasOwn(OUTCOMES, outcome) ? OUTCOMES[outcome] : undefined
    return known ? [{ outcome, ...known }] : []
  })
  const lines = [
    `${code}  (${name}, thrown by the client)`,
    '',
    ...meanings.map(({ outcome, en }) => `  outcome ${outcome}: ${en}`),
    `  What to do: ${remedy}`,
    '',
    ...meanings.map(({ outcome, zh }) => `  outcome 为 ${outcome}：${zh}`),
    `  解决方案：${chinese}`,
  ]
  return { text: lines.join('\n'), json: { code, name, outcomes, remedy, 'zh-CN': { remedy: chinese } } }
}

const OUTCOMES: Readonly<Record<string, { en: string; zh: string }>> = {
  'not-sent': { en: 'nothing of the request can have reached WeChat Pay.', zh: '请求不可能到达微信支付。' },
  unknown: { en: 'the order may have been completed.', zh: '订单可能已经完结。' },
}

function ofInternalError(number: string): Explanation {
  const support = "WeChat Pay's support finds the request by its Request-ID."
  if (Number(number) === 0)
    return { text: '0: WeChat Pay reports no error.\n0：微信支付没有报告错误。', json: { number, meaning: 'no error' } }
  const entry = Object.hasOwn(internalErrors, number) ? internalErrors[number] : undefined
  if (entry === undefined) {
    const text = `${number}: an internal error number of WeChat Pay that this program does not know. ${support}
${number}：微信支付的内部错误号，本程序没有收录。联系微信支付技术支持时，请提供 Request-ID。`
    return { text, json: { number } }
  }
  const text = `${number}: internal error number of WeChat Pay

  ${entry.en}
  ${entry.zh}

${support}`
  return { text, json: { number, meaning: entry.en, 'zh-CN': entry.zh } }
}

/** The same facts from the Chinese edition of the contract. */
function chineseOf(code: string): { meaning: string; remedy: string } {
  const file = new URL('../../generated/openapi.zh-CN.json', import.meta.url)
  // `as`: the file is generated.
  const { components } = JSON.parse(readFileSync(file, 'utf8')) as {
    components: { schemas: Record<string, { 'x-enumDescriptions'?: Texts; 'x-remedies'?: Texts }> }
  }
  const schema = Object.values(components.schemas).find((each) => Object.hasOwn(each['x-remedies'] ?? {}, code))
  return { meaning: schema?.['x-enumDescriptions']?.[code] ?? '', remedy: schema?.['x-remedies']?.[code] ?? '' }
}

type Texts = Readonly<Record<string, string>>
