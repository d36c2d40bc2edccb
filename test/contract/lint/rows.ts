import { beforeAll, describe, expect, it } from 'vitest'
import type { Contract, Mutation } from './edits.js'
import { lintMutations, type Tool } from './lint.js'

/** The rules that report a mutation: the rule that the row is for, and others of the project that object to it as well. */
export type Row = readonly [rules: string, mutate: Mutation]

/** Each row, a mutation of the contract or of a part of it, is reported by its rules and by no other, all in one process. */
export function itReports(tool: Tool, rows: readonly Row[], start?: Contract): void {
  describe('the linter', () => {
    let reports: string[][]
    beforeAll(() => {
      reports = lintMutations(tool, [...rows.map(([, mutate]) => mutate), () => undefined], start)
    })

    it('reports nothing where no rule is broken', () => {
      expect(reports.at(-1)).toEqual([])
    })

    it.each(rows.map(([rules, mutate], index) => ({ rules, index, change: textOf(mutate) })))(
      'reports $rules for $change',
      ({ rules, index }) => {
        expect(reports[index]).toEqual(rules.split(' '))
      },
    )
  })
}

/** Every rule that some row names. */
export function rulesOf(rows: readonly Row[]): Set<string> {
  return new Set(rows.flatMap(([rules]) => rules.split(' ')))
}

function textOf(mutate: Mutation): string {
  return mutate
    .toString()
    .replace(/^\(c\) => /, '')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 90)
}
