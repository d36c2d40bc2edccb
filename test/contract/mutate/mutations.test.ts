import { describe, expect, it } from 'vitest'
import { bundle } from '../contract.js'
import { mutations } from './mutations.js'

describe('the mutations', () => {
  it.each(mutations)('change the contract: %s', (_, mutate) => {
    const contract = structuredClone(bundle)
    mutate(contract)
    expect(JSON.stringify(contract)).not.toBe(JSON.stringify(bundle))
  })

  it('have different names', () => {
    const names = mutations.map(([name]) => name)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })
})
