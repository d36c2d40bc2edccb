/** `node validator.js ITEMS`: what the validation of a body adds to a call, in microseconds of CPU. */
import { buildSync } from 'esbuild'
import { fileURLToPath } from 'node:url'
import { operations } from '../../../generated/operations.js'
import { bodyOf } from './orders.js'

// The package does not export it.
const source = fileURLToPath(new URL('../../../src/validator.ts', import.meta.url))
const { outputFiles } = buildSync({ entryPoints: [source], bundle: true, format: 'esm', write: false })
const { isValid } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`)

const BATCHES = 40
const TIMES = 1000

const { body: schema } = operations['POST /v3/payscore/serviceorder/{out_order_no}/complete']
const text = JSON.stringify(bodyOf(Number(process.argv[2])))
const body = JSON.parse(text)
if (!isValid(schema, body)) throw new Error('the body breaks the contract')

const parse = timed(() => JSON.parse(text))
const validate = timed(() => isValid(schema, body))
process.stdout.write(JSON.stringify({ bytes: Buffer.byteLength(text), parse, validate }))

/** The median of the second half of the batches; the first half warms up. */
function timed(work) {
  const batches = Array.from({ length: BATCHES }, () => {
    const start = process.cpuUsage()
    let last
    for (let times = 0; times < TIMES; times++) last = work()
    const { user, system } = process.cpuUsage(start)
    // Used, so that it is not optimised away.
    if (!last) throw new Error('no result')
    return (user + system) / TIMES
  })
  return batches.slice(BATCHES / 2).sort((a, b) => a - b)[BATCHES / 4]
}
