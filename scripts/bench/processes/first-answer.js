/** `node first-answer.js CLIENT SETUP.json`: milliseconds since the process began until the first answer is there. */
import { readFileSync } from 'node:fs'
import { BENCH, bodyOf, checkAnswer, orderNumber } from './orders.js'

const [name, setup] = process.argv.slice(2)
const { createClient } = await import(`../clients/${name}.js`)
const complete = await createClient(JSON.parse(readFileSync(setup, 'utf8')))
const outOrderNo = orderNumber(BENCH, 1)
checkAnswer(await complete(outOrderNo, bodyOf(1)), outOrderNo, 1)
const sinceStart = performance.now()
// Connections that are kept alive would hold the process.
process.stdout.write(JSON.stringify({ sinceStart }), () => process.exit())
