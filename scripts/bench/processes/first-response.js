/** `node first-response.js CLIENT SETUP.json`: milliseconds from the start of the process to the first verified response. */
import { readFileSync } from 'node:fs'
import { BENCH, bodyOf, assertCompleted, orderNumber } from './orders.js'

const [name, setup] = process.argv.slice(2)
const { createClient } = await import(`../clients/${name}.js`)
const complete = await createClient(JSON.parse(readFileSync(setup, 'utf8')))
const outOrderNo = orderNumber(BENCH, 1)
assertCompleted(await complete(outOrderNo, bodyOf(1)), outOrderNo, 1)
const sinceStart = performance.now()
// Connections that are kept alive would keep the process running.
process.stdout.write(JSON.stringify({ sinceStart }), () => process.exit())
