/** The report of a run, as text. */
import type { FaultsReport } from './run.js'
import { KINDS, type Row, type Tally } from './tally.js'

const COLUMNS = ['calls', ...KINDS] as const
const WIDTH = 11

export function linesOf({ tally, memory, bytesPerCall, seconds, violations }: FaultsReport): string[] {
  const { all, attempts, arrived, faulty, reused, cut, cutInUse, overcautious, settled } = tally
  const made = attempts.reduce((sum, calls, number) => sum + calls * number, 0)
  const unsettled = [...settled.values()].reduce((sum, calls) => sum + calls, 0)
  const facts = {
    attempts: `${made}, ${(made / all.calls).toFixed(2)} per call (${list(attempts.map((calls, number) => `${calls} with ${number}`))})`,
    requests: `${arrived} arrived, ${percent(faulty, arrived)} got a response with a fault, ${percent(reused, arrived)} came on a connection in use`,
    cuts: `${cut} connections, ${percent(cutInUse, cut)} in use before`,
    unknown: `${all.unknown} calls, ${overcautious} of them though nothing had arrived`,
    again: `${unsettled} calls (unknown, not-sent) with identical parameters: ${list([...settled].sort(([, a], [, b]) => b - a).map(([what, calls]) => `${calls} ${what}`))}`,
    memory: `${list(memory.map(({ bytes }) => (bytes / 1e6).toFixed(1)))} MB${bytesPerCall === undefined ? '' : `; ${Math.round(bytesPerCall)} bytes per call in the second half`}`,
    time: `${seconds.toFixed(1)} s`,
  }
  return [
    ...tableOf(tally),
    '',
    'A call counts in the row of each fault that it met. completed: data. refused: an error value. unknown, not-sent:',
    'the outcome of the error that was thrown.',
    '',
    ...Object.entries(facts).map(([name, fact]) => `${name.padEnd(10)}${fact}`),
    '',
    ...violations
      .slice(0, 20)
      .flatMap(({ order, promise, story }) => [
        `BROKEN  ${order}: ${promise}`,
        ...story.map((line) => `        ${line}`),
        '',
      ]),
    violations.length === 0 ? 'No promise was broken.' : `Promises broken: ${violations.length}.`,
  ]
}

function tableOf({ rows, all }: Tally): string[] {
  const names = [...rows.keys()].sort((a, b) => compare(a, b))
  const width = Math.max(...names.map((name) => name.length))
  const line = (name: string, cells: readonly (string | number)[]): string =>
    name.padEnd(width) + cells.map((cell) => String(cell).padStart(WIDTH)).join('')
  const cells = (row: Row | undefined): number[] => COLUMNS.map((column) => row?.[column] ?? 0)
  return [line('met', COLUMNS), ...names.map((name) => line(name, cells(rows.get(name)))), line('all', cells(all))]
}

/** "no fault" comes before the faults, situations come after them. */
function compare(a: string, b: string): number {
  const rank = (name: string): number => (name === 'no fault' ? 0 : name.startsWith('(') ? 2 : 1)
  return rank(a) - rank(b) || a.localeCompare(b, 'en')
}

function list(items: readonly string[]): string {
  return items.filter(Boolean).join(', ')
}

function percent(part: number, whole: number): string {
  return `${part} (${whole === 0 ? 0 : Math.round((100 * part) / whole)} %)`
}
