import fc from 'fast-check'
import { entries, entryNames, type Entry } from './entries.js'
import { ACCEPTED, Violation, type Target } from './target.js'

interface Input {
  entry: Entry
  importer: 'importPrivateKey' | 'importPublicKey' | 'importCertificate'
  start: string
  unit: string
}

/**
 * PEM text that grows fourfold up to 1 MiB. Linear work takes four times as long each time, quadratic work 16 times. It is
 * a measurement, so it is not among the tests.
 */
export function pemGrowth(): Target<Input> {
  const importers = fc.constantFrom<Input['importer'][]>('importPrivateKey', 'importPublicKey', 'importCertificate')
  const starts = fc.constantFrom('', ...labels.map((label) => `-----BEGIN ${label}-----`))
  return {
    most: 300,
    inputs: fc.record(
      { entry: fc.constantFrom(...entryNames), importer: importers, start: starts, unit: fc.constantFrom(...units) },
      { noNullPrototype: true },
    ),
    async feed({ entry, importer, start, unit }) {
      const importing = async (length: number): Promise<number> => {
        const pem = start.padEnd(length, unit) + start.replace('BEGIN', 'END')
        const before = performance.now()
        await entries[entry][importer](pem).catch(() => undefined)
        return performance.now() - before
      }
      let last = Infinity
      for (let length = 4 * 1024; length <= 1024 * 1024; length *= 4) {
        const time = Math.min(await importing(length), await importing(length), await importing(length))
        // Shorter times say nothing.
        if (time > 20 && time / last > 9) throw new Violation(`${last.toFixed(1)} ms grow to ${time.toFixed(1)} ms`)
        last = time
      }
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
  '=',
  '\\n',
  '微',
]
