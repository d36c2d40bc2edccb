/** What is wrong with the English prose of the contract. scripts/overlay/ compares the Chinese with it. */
import { factsOf } from '../../overlay/facts.js'
import { proseOf, type Prose } from '../../overlay/prose.js'
import { withoutCaption } from './captions.js'
import { CODE_STATEMENTS } from './codes.js'
import { STATEMENTS } from './statements.js'
import { strangersIn, vocabularyOf } from './vocabulary.js'

export interface Problem {
  readonly rule: Rule
  readonly message: string
}

type Rule =
  /** A statement names a place that the contract does not have. */
  | 'place'
  /** A text does not say what it must. */
  | 'statement'
  /** A number of a text stands in none of its statements. */
  | 'number'
  /** An error code or a state of a text stands in none of its statements. */
  | 'code'
  /** What is said of a retry stands in none of its statements. */
  | 'retry'
  /** A code span names what the contract does not have. */
  | 'name'
  /** The caption of an example has another sum, unit or finish_type than the example. */
  | 'caption'

export function problemsOf(contract: object): Problem[] {
  const prose = proseOf(contract)
  const vocabulary = vocabularyOf(contract)
  const statements = [...STATEMENTS, ...CODE_STATEMENTS].map(([place, ...says]) => ({
    place,
    says,
    isAt: matcher(place),
  }))
  const unused = statements.filter(({ isAt }) => !prose.some((text) => isAt(nameOf(text))))
  const places = unused.map(({ place }): Problem => ({ rule: 'place', message: `${place} has no text.` }))
  return [
    ...places,
    ...prose.flatMap((text) => {
      const says = statements.filter(({ isAt }) => isAt(nameOf(text))).flatMap((statement) => statement.says)
      return textProblems(text, says, vocabulary)
    }),
  ]
}

function textProblems(prose: Prose, says: readonly string[], vocabulary: ReadonlySet<string>): Problem[] {
  const problem = (rule: Rule, message: string): Problem => ({ rule, message: `${nameOf(prose)} ${message}` })
  const text = normalized(prose.text)
  const missing = says.filter((statement) => !whole(statement).test(text))
  const { rest: uncaptioned, problem: caption } = withoutCaption(prose, text)
  const rest = says.reduce((rest, statement) => rest.replace(whole(statement), ' '), uncaptioned)
  const words = KNOWN.reduce((words, name) => words.replaceAll(name, ' '), rest)
  const { numbers, code } = factsOf(words)
  const codes = code.filter((part) => /^[A-Z]/.test(part) && !ACRONYMS.includes(part))
  const retries = words.match(/\b(?:identical|other) parameters\b/g) ?? []
  const wrong = [
    ...(caption === undefined ? [] : [problem('caption', caption)]),
    ...numbers.map((number) => problem('number', `says “${number}”, ${UNSTATED}`)),
    ...codes.map((name) => problem('code', `says ${name}, ${UNSTATED}`)),
    ...retries.map((words) => problem('retry', `says “${words}”, ${UNSTATED}`)),
    ...strangersIn(rest, vocabulary).map((name) => problem('name', `names ${name}, which the contract does not have.`)),
  ]
  // A wrong number is in a statement that is missing then, too.
  return wrong.length > 0 ? wrong : missing.map((statement) => problem('statement', `must say “${statement}”.`))
}

const UNSTATED =
  'which is in none of its statements in scripts/lint/prose/: correct it, or state it there with its source.'

/** Names with digits that are no numbers of the protocol. */
const KNOWN = [
  ...['RSASSA-PKCS1-v1_5', 'AES-256-GCM', 'SHA-256', 'PKCS#8', 'UTF-8', 'Base64', 'base64', 'SM2', 'APIv3'],
  ...['RFC 3339', 'RFC 6901', '1970-01-01T00:00:00Z', 'that day, 00:00:00'],
]
const ACRONYMS = ['HTTP', 'JSON']

/** In one line, without emphasis, and with one space between the cells of a table. */
function normalized(text: string): string {
  return text
    .replaceAll(/^```[^]*?^```/gm, ' ')
    .replaceAll(/^\s*\d\. /gm, '')
    .replaceAll('**', '')
    .replaceAll(/\s+/g, ' ')
}

/** Finds a statement in whole words: `milliseconds since` does not say `seconds since`. */
function whole(statement: string): RegExp {
  return new RegExp(`(?<!\\w)${statement.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\w)`, 'g')
}

function nameOf({ target, key }: Prose): string {
  return `${target} ${key}`
}

function matcher(place: string): (name: string) => boolean {
  const [start = '', end] = place.split('*')
  return (name) => (end === undefined ? name === place : name.startsWith(start) && name.endsWith(end))
}
