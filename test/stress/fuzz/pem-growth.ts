import fc from 'fast-check'
import { entries, entryNames, type Entry } from './entries.js'
import { assertLinear } from './growth.js'
import { ACCEPTED, type Target } from './target.js'

interface Input {
  entry: Entry
  importer: 'importPrivateKey' | 'importPublicKey' | 'importCertificate'
  start: string
  unit: string
}

/** PEM text that grows up to 1 MiB. */
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
      await assertLinear(async (length) => {
        const pem = start.padEnd(length, unit) + start.replace('BEGIN', 'END')
        await entries[entry][importer](pem).catch(() => undefined)
      }, 1024 * 1024)
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
