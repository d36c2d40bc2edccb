/**
 * The whole contract but its prose, as it was last agreed on. A change of a fact shows here a second time, in the diff of
 * frozen.json; after a deliberate one run `npx vitest run test/contract/frozen.test.ts -u` and read that diff.
 */
import { expect, it } from 'vitest'
import { bundle } from './contract.js'

const PROSE = new Set(['description', 'summary', 'x-codeSamples'])

/** A copy without prose. Below `properties` and `value` the keys are data, `description` among them. */
function facts(node: unknown, areNames = false): unknown {
  if (Array.isArray(node)) return node.map((item) => facts(item, areNames))
  if (node === null || typeof node !== 'object') return node
  const kept = Object.entries(node).filter(([key]) => areNames || !PROSE.has(key))
  return Object.fromEntries(
    kept.map(([key, child]) => [key, facts(child, key === 'value' || (key === 'properties' && !areNames))]),
  )
}

it('is the contract that was agreed on', async () => {
  const { version, ...info } = bundle.info
  expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  await expect(JSON.stringify(facts({ ...bundle, info }), null, 1)).toMatchFileSnapshot('./frozen.json')
})
