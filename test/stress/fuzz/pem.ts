import fc from 'fast-check'
import { fixture, goVector, testingKey } from '../../helpers.js'
import { entries, entryNames, type Entry } from './entries.js'
import { mutated } from './mutated.js'
import { ACCEPTED, Violation, type Target } from './target.js'

const TYPES = { importPrivateKey: 'private', importPublicKey: 'public', importCertificate: 'public' } as const
type Importer = keyof typeof TYPES

const seeds: Record<Importer, string> = {
  importPrivateKey: testingKey(goVector.private_key_pem),
  importPublicKey: fixture('platform_pub_key.pem'),
  importCertificate: fixture('platform_cert.pem'),
}
const words = [
  ...['PRIVATE KEY', 'PUBLIC KEY', 'CERTIFICATE', 'RSA PRIVATE KEY', 'ENCRYPTED PRIVATE KEY', 'EC PRIVATE KEY'].flatMap(
    (label) => [`-----BEGIN ${label}-----`, `-----END ${label}-----`],
  ),
  ...['-----', 'BEGIN ', '\n', '\r\n', '\\n', ' ', '=', 'MII', 'AAAA', '\uFEFF', '-'],
]

interface Input {
  entry: Entry
  importer: Importer
  pem: unknown
}

/** The three importers: a key of the right kind, or a TypeError that quotes nothing of the input. */
export function pem(): Target<Input> {
  const text = mutated(Object.values(seeds).flatMap(folded), words)
  // Up to 1 MB, and values that are no text.
  const long = fc.tuple(text, fc.constantFrom(...words), fc.integer({ min: 10_000, max: 1_000_000 }))
  const pems = fc.oneof(
    { weight: 200, arbitrary: text },
    { weight: 1, arbitrary: long.map(([start, word, length]) => start.padEnd(length, word)) },
    { weight: 1, arbitrary: long.map(([end, word, length]) => end.padStart(length, word)) },
    { weight: 4, arbitrary: fc.jsonValue() },
  )
  // `as`: Object.keys of a table returns its keys.
  const importers = fc.constantFrom(...(Object.keys(TYPES) as Importer[]))
  return {
    inputs: fc.record(
      { entry: fc.constantFrom(...entryNames), importer: importers, pem: pems },
      { noNullPrototype: true },
    ),
    async feed({ entry, importer, pem: input }) {
      try {
        // `as`: the type is wrong now and then, on purpose.
        const key = await entries[entry][importer](input as string)
        if (key.type !== TYPES[importer] || key.algorithm.name !== 'RSASSA-PKCS1-v1_5')
          throw new Violation(`a ${key.type} key`)
        return ACCEPTED
      } catch (error) {
        if (!(error instanceof TypeError)) throw error
        if (error.cause !== undefined) throw new Violation('the TypeError has a cause')
        const text = `${error.message}\n${error.stack}`
        const quoted = FRAGMENTS.find((fragment) => text.includes(fragment))
        if (quoted !== undefined) throw new Violation(`the TypeError quotes ${quoted} of the key: ${error.message}`)
        if (error.message.length > 300) throw new Violation(`the message is long: ${error.message.length}`)
        return 'TypeError'
      }
    },
  }
}

/** The same PEM unchanged, on one line, indented, and with empty lines. */
function folded(pem: string): string[] {
  return [pem, ...['', '\n  ', '\n\n'].map((end) => pem.replaceAll('\n', end))]
}

/** Every twelve characters in a row of the seeds' base64. */
const FRAGMENTS = Object.values(seeds).flatMap((seed) => {
  const base64 = seed.replace(/-----[^-]+-----|\s/g, '')
  return Array.from({ length: base64.length - 11 }, (_, at) => base64.slice(at, at + 12))
})
