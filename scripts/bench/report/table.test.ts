import { expect, it } from 'vitest'
import { figure, table } from './table.js'

it('a table aligns names to the left and figures to the right', () => {
  const rows = [
    ['a', figure(1234.5)],
    ['longer', figure(1.005, 1)],
  ]
  expect(table(['who', 'µs'], rows)).toBe('  who        µs\n  a       1,235\n  longer    1.0')
})
