/** What the benchmark calculates with. The test stands beside it, because test/ imports nothing of scripts/. */
import { expect, it } from 'vitest'
import { median, slope } from './statistics.js'

it('the median is the value in the middle by size, not by place', () => {
  expect(median([3])).toBe(3)
  expect(median([10, 9, 1])).toBe(9)
  expect(median([100, 1, 2, 50])).toBe(26)
})

it('the slope is that of the line nearest to the points', () => {
  const at = (...ys: number[]): { x: number; y: number }[] => ys.map((y, x) => ({ x, y }))
  expect(slope(at(5, 7, 9))).toBe(2)
  expect(slope(at(4, 4, 4))).toBe(0)
  // Sums by hand: (-1.5·-1.5 + -0.5·0.5 + 0.5·-0.5 + 1.5·1.5) / 5
  expect(slope(at(0, 2, 1, 3))).toBeCloseTo(0.8)
})
