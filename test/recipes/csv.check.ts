/** Runs the recipe that makes a batch of a CSV, and completes what it prints against the sandbox. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { completeOrder, createWechatpayClient, type OrderToComplete } from 'wechatpay-payscore'
import { startSandbox } from 'wechatpay-payscore/sandbox'

const [recipe, tsconfig] = ['extracted/csv.ts', 'tsconfig.json'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
)
const HEADER = 'product,out_order_no,name,yuan'

function convert(csv: string | Buffer) {
  // `as`: both paths are there.
  const args = ['--import', 'tsx', recipe as string]
  const env = { ...process.env, TSX_TSCONFIG_PATH: tsconfig }
  return spawnSync(process.execPath, args, { input: csv, env, encoding: 'utf8' })
}

it('an order of each product is completed with the yuan of its row', async () => {
  const rows = [
    'serviceorder,CSV-1,酒店房费,388.00',
    'smartretail-orders,CSV-2,商品费用,0.1',
    'payafter-orders,CSV-3,服务费用,4.35',
  ]
  // As Excel writes UTF-8: with a byte order mark, and with its own line ends.
  const { stdout, stderr } = convert(`\ufeff${[HEADER, ...rows].join('\r\n')}\r\n`)
  expect(stderr).toBe('')
  const orders = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as OrderToComplete)
  const sandbox = await startSandbox({ orders: [] })
  const client = createWechatpayClient(sandbox.credentials, { baseUrl: sandbox.url })
  const totals: unknown[] = []
  for (const order of orders) {
    sandbox.orders.add({ product: order.product, out_order_no: order.out_order_no })
    const { result } = await completeOrder(client, order)
    totals.push([result, sandbox.orders.get(order.product, order.out_order_no)?.completed_with?.total_amount])
  }
  await sandbox.close()
  expect(totals).toEqual([
    ['completed', 38800],
    ['completed', 10],
    ['completed', 435],
  ])
})

const sound = 'serviceorder,CSV-1,酒店房费,388.00'
it.each([
  [
    'a comma in a name',
    `${HEADER}\n${sound}\nserviceorder,CSV-2,"房费,早餐",1.00`,
    'Line 3: the row must have the four cells',
  ],
  ['a cell in quotation marks', `${HEADER}\nserviceorder,CSV-2,"房费",1.00`, 'Line 2: write the file in UTF-8'],
  [
    'text in GBK',
    Buffer.from(`${HEADER}\nserviceorder,CSV-2,\xb7\xbf\xb7\xd1,1.00`, 'latin1'),
    'Line 2: write the file in UTF-8',
  ],
  ['an empty cell', `${HEADER}\nserviceorder,CSV-2,房费,`, 'Line 2: the row must have the four cells'],
  ['a third decimal', `${HEADER}\n${sound}\nserviceorder,CSV-2,房费,1.005`, 'Line 3: fen() takes yuan'],
  ['an unknown product', `${HEADER}\npayscore,CSV-2,房费,1.00`, 'Line 2: product must be'],
  ['a header of other columns', `out_order_no,product,name,yuan\n${sound}`, 'The first line must be'],
])('%s ends it before anything is printed', (_, csv, message) => {
  const { status, stdout, stderr } = convert(csv)
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toContain(message)
})
