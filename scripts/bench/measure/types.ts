/** What the types cost a project that uses them: tsc over 100 calls, beside the same calls typed by hand. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from './statistics.js'

const CALLS = 100

export interface Types {
  readonly name: string
  readonly instantiations: number
  readonly types: number
  /** Seconds. */
  readonly checkTime: number
  readonly totalTime: number
  /** KiB. */
  readonly memory: number
}

export function measureTypes(temporary: string, runs: number): Types[] {
  // A project that uses the package: it is found by its name, through its `exports`.
  symlinkSync(fileURLToPath(new URL('../node_modules', import.meta.url)), join(temporary, 'node_modules'))
  copyFileSync(new URL('typed-by-hand.ts', import.meta.url), join(temporary, 'typed-by-hand.ts'))
  const programs = [
    { name: 'no calls', source: 'export {}\n' },
    { name: 'typed by hand', source: byHand },
    { name: 'wechatpay-payscore', source: withClient },
  ].map(({ name, source }, index) => {
    const file = join(temporary, `program-${index}.ts`)
    writeFileSync(file, source)
    return { name, file, runs: [] as Diagnostics[] }
  })
  for (let run = 0; run < runs; run++) for (const { file, runs } of programs) runs.push(typeCheck(file))
  return programs.map(({ name, runs }) => {
    const of = (key: string): number =>
      median(
        runs.map((diagnostics) => {
          const value = diagnostics.get(key)
          if (value === undefined) throw new Error(`tsc does not print its ${key}`)
          return value
        }),
      )
    return {
      name,
      instantiations: of('Instantiations'),
      types: of('Types'),
      checkTime: of('Check time'),
      totalTime: of('Total time'),
      memory: of('Memory used'),
    }
  })
}

type Diagnostics = ReadonlyMap<string, number>

/** @throws Error with what tsc finds wrong */
function typeCheck(file: string): Diagnostics {
  const typescript = createRequire(import.meta.url).resolve('typescript/package.json')
  const tsc = join(typescript, '../bin/tsc')
  const project = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--skipLibCheck']
  const node = ['--types', 'node', '--typeRoots', join(typescript, '../../@types')]
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...project, ...node, '--extendedDiagnostics', file], {
    encoding: 'utf8',
  })
  const [problems] = stdout.split(/^Files: /m)
  if (status !== 0) throw new Error(`tsc refuses the calls:\n${problems}`)
  return new Map(
    [...stdout.matchAll(/^([A-Z][\w/ ]+?):\s+([\d.]+)[sK]?$/gm)].map(([, name = '', value]) => [name, Number(value)]),
  )
}

/** So many calls, of the three endpoints in turn, whose results are used. */
function calls(call: (product: Product, outOrderNo: string) => string): string {
  return Array.from({ length: CALLS }, (_, index) => {
    const product = PRODUCTS[index % PRODUCTS.length] ?? 'serviceorder'
    const result = product === 'serviceorder' ? 'data.total_amount' : 'data.order_id'
    return `export async function call${index}() {
  const { data, error } = await ${call(product, `'ORDER-${index}'`)}
  return error ? error.code : ${result}
}
`
  }).join('')
}

const PRODUCTS = ['serviceorder', 'smartretail-orders', 'payafter-orders'] as const
type Product = (typeof PRODUCTS)[number]

const finish = `{ appid: 'wxd678efh567hg6787', service_id: '500001', finish_type: 2, finish_ticket: 'TICKET',
    fees: [{ fee_name: '商品费用', fee_amount: 3900 }], total_amount: 3900, profit_sharing: false }`
const BODIES: Record<Product, string> = {
  serviceorder: `{ appid: 'wxd678efh567hg6787', service_id: '500001',
    post_payments: [{ name: '酒店房费', amount: 38800, description: '大床房1晚' }], total_amount: 38800 }`,
  'smartretail-orders': finish,
  'payafter-orders': finish,
}

const withClient = `import { createWechatpayClient, type Credentials } from 'wechatpay-payscore'
declare const credentials: Credentials
const client = createWechatpayClient(credentials)
${calls((product, out_order_no) => {
  const init = `{ params: { path: { out_order_no: ${out_order_no} } }, body: ${BODIES[product]} }`
  return `client.POST('/v3/payscore/${product}/{out_order_no}/complete', ${init})`
})}`

const FUNCTIONS: Record<Product, string> = {
  serviceorder: 'completeServiceOrder',
  'smartretail-orders': 'completeSmartRetailOrder',
  'payafter-orders': 'completePayAfterOrder',
}
const byHand = `import { ${Object.values(FUNCTIONS).join(', ')} } from './typed-by-hand.js'
${calls((product, outOrderNo) => `${FUNCTIONS[product]}(${outOrderNo}, ${BODIES[product]})`)}`
