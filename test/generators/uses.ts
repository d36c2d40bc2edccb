import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import type { Workspace } from './workspace.js'

/** What a user writes with the types `Complete` and `Finish` of the two request bodies. */
const USES = `
type RequiredKeys<T> = keyof { [K in keyof T as {} extends Pick<T, K> ? never : K]: true }
type Same<A, B> = [A, B] extends [B, A] ? true : false

export const complete: Same<
  RequiredKeys<Complete>,
  'appid' | 'service_id' | 'post_payments' | 'total_amount'
> = true
export const finish: Same<
  RequiredKeys<Finish>,
  'appid' | 'service_id' | 'finish_type' | 'total_amount' | 'finish_ticket' | 'profit_sharing'
> = true

export const payment: Complete['post_payments'][number] = { name: '就餐费用', amount: 40000, count: 4 }
export const fee: NonNullable<Finish['fees']>[number] = { fee_name: '车费', fee_amount: 4500 }
// @ts-expect-error The amount is a number.
export const textPayment: typeof payment = { name: '就餐费用', amount: '40000' }
// @ts-expect-error There is no such field.
export const otherPayment: typeof payment = { name: '就餐费用', amuont: 40000 }
// @ts-expect-error The amount is a number.
export const textFee: typeof fee = { fee_name: '车费', fee_amount: '4500' }
`

/** What TypeScript finds wrong in generated files and in the uses of their types, under strict settings. */
export function problemsWith({ folder }: Workspace, name: string, types: string, files: readonly string[]): string[] {
  const file = join(folder, `${name}-uses.ts`)
  writeFileSync(file, types + USES)
  const program = ts.createProgram([file, ...files.map((path) => join(folder, path))], {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  })
  return ts.getPreEmitDiagnostics(program).map(({ messageText, file }) => {
    return `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
  })
}
