import fc, { type Arbitrary } from 'fast-check'

/**
 * One of the seeds after up to five edits; now and then text of the words only, or any text.
 *
 * @param words that mean something where the text is read
 * @param unit of inserted text: `binary` for any code point, `latin1` where each character stands for a byte
 */
export function mutated(
  seeds: readonly string[],
  words: readonly string[],
  unit: 'binary' | 'latin1' = 'binary',
): Arbitrary<string> {
  const character = unit === 'latin1' ? fc.nat({ max: 255 }).map((code) => String.fromCharCode(code)) : unit
  const anything = fc.string({ unit: character, maxLength: 8 })
  const word = fc.constantFrom(...words)
  const seed = fc.constantFrom(...seeds)
  const put = fc.oneof(
    { weight: 4, arbitrary: fc.constant('') },
    { weight: 4, arbitrary: anything },
    { weight: 4, arbitrary: word },
    { weight: 2, arbitrary: fc.tuple(seed, place, place).map(([text, from, to]) => between(text, from, to)) },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.oneof(word, anything), fc.nat({ max: 300 })).map(([text, n]) => text.repeat(n)),
    },
  )
  const edit = fc.record({ at: place, drop: fc.oneof(fc.constantFrom(0, 1), place), put })
  const edits = fc.array(edit, { maxLength: 5 })
  return fc.oneof(
    { weight: 16, arbitrary: fc.tuple(seed, edits).map(([text, all]) => all.reduce(edited, text)) },
    { weight: 2, arbitrary: fc.string({ unit: word, maxLength: 20 }) },
    { weight: 1, arbitrary: fc.string({ unit: character, maxLength: 60 }) },
  )
}

const place = fc.nat({ max: 4000 })

interface Edit {
  at: number
  drop: number
  put: string
}

/** Places are counted round the end, so that all are equally likely. */
function edited(text: string, { at, drop, put }: Edit): string {
  const start = at % (text.length + 1)
  return text.slice(0, start) + put + text.slice(start + (drop % (text.length - start + 1)))
}

function between(text: string, from: number, to: number): string {
  return text.slice(from % (text.length + 1), to % (text.length + 1))
}

/** Text that breaks JSON, or strains its rules. */
export const jsonWords: readonly string[] = ['{', '}', '[', ']', '"', ':', ',', 'null', '1e999', '-1', '0.5']
