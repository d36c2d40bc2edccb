/** What is wrong with a translation of the contract. */
import format from 'openapi-format'
import { blocksOf, factsOf, kindOf, quotesIn } from './facts.js'
import { translationOf, type Action, type Overlay } from './file.js'
import { termsThatDiffer } from './glossary.js'
import { proseOf, type Prose } from './prose.js'

export interface Problem {
  readonly rule: Rule
  readonly message: string
}

type Rule =
  /** An action is not one English text with its translation. */
  | 'action'
  /** A target does not match exactly one object. */
  | 'target'
  /** A target has no English prose, or has a second action. */
  | 'prose'
  /** English prose has no translation. */
  | 'missing'
  /** English prose has changed since it was translated. */
  | 'stale'
  /** A translation has no Chinese. */
  | 'chinese'
  /** A translation has other paragraphs, headings, list items or table rows. */
  | 'blocks'
  /** A translation lacks a name or a message of the service that the English quotes. */
  | 'quote'
  /** A translation has other code, error codes, states or links, or has them in another order. */
  | 'code'
  /** A translation has other numbers or units, or has them in another order. */
  | 'numbers'
  /** A translation does not name 分 where the text or the field is about an amount. */
  | 'fen'
  /** A translation lacks a term of the glossary, or says the opposite. */
  | 'terms'

/** `prose` is that of the contract, for who checks many overlays of one. */
export function problemsOf(contract: object, overlay: Overlay, prose = proseOf(contract)): Problem[] {
  const translated = new Set<Prose>()
  const problems = overlay.actions.flatMap((action) => {
    const problem = shapeProblem(action) ?? targetProblem(contract, action)
    if (problem) return [problem]
    const [key, text] = translationOf(action)
    const [parent] = nodesAt(contract, action.target)
    const original = prose.find((each) => each.parent === parent && each.key === key)
    if (!original) return [{ rule: 'prose' as const, message: `${action.target} has no English prose at ${key}.` }]
    if (translated.has(original))
      return [{ rule: 'prose' as const, message: `${action.target} has a second action for ${key}.` }]
    translated.add(original)
    if (original.text !== action.description)
      return [{ rule: 'stale' as const, message: `${nameOf(original)} is in English now: ${quote(original.text)}` }]
    return pairProblems(original, text)
  })
  const missing = prose.filter((each) => !translated.has(each))
  return [
    ...problems,
    ...missing.map((each) => ({
      rule: 'missing' as const,
      message: `${nameOf(each)} has no action: run \`npm run translate\`, which adds one. ${quote(each.text)}`,
    })),
  ]
}

/** The objects that a JSONPath matches. */
export function nodesAt(contract: object, target: string): unknown[] {
  return format.resolveJsonPath({ ...contract }, target).map(({ value }) => value)
}

function shapeProblem({ target, description, update }: Action): Problem | undefined {
  // `Object`: a file may hold anything.
  const texts: unknown[] = Object.values(Object(update))
  if (typeof description === 'string' && texts.length === 1 && typeof texts[0] === 'string') return undefined
  return { rule: 'action', message: `${target} needs the English text as description, and one text in update.` }
}

function targetProblem(contract: object, { target }: Action): Problem | undefined {
  const { length } = nodesAt(contract, target)
  return length === 1 ? undefined : { rule: 'target', message: `${target} matches ${length} objects instead of one.` }
}

/** The first rule that a translation breaks. */
function pairProblems(prose: Prose, translation: string): Problem[] {
  const problem = (rule: Rule, message: string): Problem[] => [{ rule, message: `${nameOf(prose)}: ${message}` }]
  if (translation === '') return problem('chinese', `write its translation, which is still empty: ${quote(prose.text)}`)
  if (!/\p{Script=Han}/u.test(translation)) return problem('chinese', `no Chinese in ${quote(translation)}`)
  const [english, chinese] = [blocksOf(prose.text), blocksOf(translation)]
  if (english.map(kindOf).join() !== chinese.map(kindOf).join())
    return problem('blocks', `${english.length} blocks in English, ${chinese.length} in Chinese, or in another order`)
  for (const [index, block] of english.entries()) {
    const translated = chinese[index] ?? ''
    const missing = quotesIn(block).find((words) => !translated.includes(words))
    if (missing !== undefined) return problem('quote', `the English quotes ${missing}: ${quote(block)}`)
    const [expected, actual] = [factsOf(block), factsOf(translated)]
    for (const rule of ['code', 'numbers'] as const) {
      if (expected[rule].join() !== actual[rule].join()) {
        return problem(rule, `${list(expected[rule])} in English, ${list(actual[rule])} in Chinese: ${quote(block)}`)
      }
    }
    if (expected.fen !== actual.fen) return problem('fen', `one language names the unit 分, fen: ${quote(block)}`)
    const [term] = termsThatDiffer(block, translated)
    if (term !== undefined) return problem('terms', `${term} in one language only: ${quote(block)}`)
  }
  if (isAmount(prose) && !factsOf(translation).fen) return problem('fen', 'an amount without its unit, 分')
  return []
}

function isAmount({ target, key }: Prose): boolean {
  return key === 'description' && /amount$/.test(target)
}

function nameOf({ target, key }: Prose): string {
  return `${target} ${key}`
}

function list(facts: readonly string[]): string {
  return facts.length === 0
    ? 'none'
    : facts.map((fact) => (fact.length > 60 ? `${fact.slice(0, 60)}…` : fact)).join(' · ')
}

function quote(text: string): string {
  const line = text.replaceAll('\n', ' ')
  return `“${line.length > 100 ? `${line.slice(0, 100)}…` : line}”`
}
