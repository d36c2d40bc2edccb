import fc from 'fast-check'
import { entries, entryNames, type Entry } from './entries.js'
import { ACCEPTED, Violation, type Target } from './target.js'

interface Input {
  entry: Entry
  importer: 'importPrivateKey' | 'importPublicKey' | 'importCertificate'
  start: string
  unit: string
}

const SMALL = 128 * 1024
const LARGE = 8 * SMALL

/**
 * PEM of 1 MiB against PEM of an eighth of it: what takes time in proportion takes eight times as long, what takes
 * quadratic time 64 times. A measurement, so it is no part of the tests.
 */
export function pemGrowth(): Target<Input> {
  return {
    most: 300,
    inputs: fc.record(
      {
        entry: fc.constantFrom(...entryNames),
        importer: fc.constantFrom<Input['importer'][]>('importPrivateKey', 'importPublicKey', 'importCertificate'),
        start: fc.constantFrom('', ...labels.map((label) => `-----BEGIN ${label}-----`)),
        unit: fc.constantFrom(...units),
      },
      { noNullPrototype: true },
    ),
    async feed({ entry, importer, start, unit }) {
      const end = start.replace('BEGIN', 'END')
      const time = async (length: number): Promise<number> => {
        const pem = start.padEnd(length, unit) + end
        const before = performance.now()
        await entries[entry][importer](pem).catch(() => undefined)
        return performance.now() - before
      }
      const [small, large] = [await fastest(time, SMALL), await fastest(time, LARGE)]
      // Less than this is nothing to measure.
      if (large > 20 && large / small > 24) throw new Violation(`${small.toFixed(2)} ms grow to ${large.toFixed(2)} ms`)
      return ACCEPTED
    },
  }
}

const labels = ['PRIVATE KEY', 'PUBLIC KEY', 'CERTIFICATE']
const units = [
  '-',
  '-----',
  '-----BEGIN ',
  '-----BEGIN A',
  '-----BEGIN PRIVATE KEY-----',
  '-----END ',
  'A',
  ' ',
  '\n',
  'MII',
  '=',
  '\\n',
  '\0',
  '微',
]

async function fastest(time: (length: number) => Promise<number>, length: number): Promise<number> {
  return Math.min(await time(length), await time(length), await time(length))
}
