/** What an editor offers while a call is written, asked of TypeScript's language service as an editor does. */
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { errorCodes } from '../src/index.js'
import { PAY_AFTER, SERVICE_ORDER, serviceOrderCall, SMART_RETAIL } from './helpers.js'
import { root } from './typecheck.js'

/** The names offered where `▮` stands. */
function offered(source: string): string[] {
  const file = join(root, 'test', 'completion-sample.ts')
  const text = `import { createWechatpayClient, WechatpayError, type Credentials } from '../src/index.js'
    const client = createWechatpayClient({} as Credentials)
    ${source}`
  const host: ts.LanguageServiceHost = {
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const content = name === file ? text.replace('▮', '') : ts.sys.readFile(name)
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content)
    },
    getCurrentDirectory: () => root,
    getCompilationSettings: () => ({
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      strict: true,
      skipLibCheck: true,
      noEmit: true,
    }),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  }
  const service = ts.createLanguageService(host)
  return (service.getCompletionsAtPosition(file, text.indexOf('▮'), {})?.entries ?? []).map(({ name }) => name)
}

const call = (body: string): string =>
  `client.POST('${SERVICE_ORDER}', { params: { path: { out_order_no: 'A' } }, body: ${body} })`
const wholeCall = call(JSON.stringify(serviceOrderCall.body))

describe('an editor offers', { timeout: 60_000 }, () => {
  it('the three paths, and no other', () => {
    expect(offered("client.POST('▮')").sort()).toEqual([PAY_AFTER, SERVICE_ORDER, SMART_RETAIL])
  })

  it('the fields of a body, with those of a payment', () => {
    expect(offered(call('{ ▮ }'))).toEqual(
      expect.arrayContaining(['appid', 'service_id', 'post_payments', 'total_amount', 'time_range']),
    )
    expect(offered(call('{ post_payments: [{ ▮ }] }'))).toEqual(
      expect.arrayContaining(['name', 'amount', 'description', 'count']),
    )
  })

  it('every code of an error', () => {
    const names = offered(`const { error } = await ${wholeCall}
      if (error && error.code === '▮') {}`)
    expect(names).toEqual(expect.arrayContaining(Object.keys(errorCodes)))
  })

  it('what an answer has, and what a thrown error says', () => {
    expect(offered(`const { data } = await ${wholeCall}; data?.▮`)).toEqual(
      expect.arrayContaining(['state', 'order_id', 'total_amount', 'need_collection']),
    )
    expect(
      offered('try {} catch (error) { if (error instanceof WechatpayError) error.outcome === "▮" }').sort(),
    ).toEqual(['not-sent', 'unknown'])
  })
})
