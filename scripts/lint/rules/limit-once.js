import { follow } from '../walk.js'
/** @import { Context, Node } from '../context.d.ts' */

const LIMITS = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minimum', 'maximum']
/** What reads like a limit, in English and in Chinese. */
const WORDS =
  /\b(?:up to|at most|at least) [0-9]|\b[0-9]+ (?:to [0-9]|characters?\b|items?\b)|(?:最多|最少|最长|至多|至少) ?[0-9]|[0-9] ?(?:[至到] ?[0-9]|个字符|项)/i

/** A limit stands in the schema and nowhere else, so that it cannot be two. */
export function limitOnce() {
  return {
    Schema(/** @type {Node} */ schema, /** @type {Context} */ context) {
      check(schema, schema, context)
    },
    Parameter(/** @type {Node} */ parameter, /** @type {Context} */ context) {
      const { node: schema } = follow(parameter.schema, context.location, context.resolve)
      check(parameter, schema, context)
    },
  }
}

/** @param {Node} described @param {Node} schema @param {Context} context */
function check({ description }, schema, { report, location }) {
  if (typeof description !== 'string') return
  const limits = LIMITS.flatMap((keyword) => (schema?.[keyword] === undefined ? [] : [schema[keyword]]))
  if (limits.length === 0) return
  const text = description.replaceAll(/`[^`]*`/g, ' ')
  // 0 and 1 are too common to be a limit said again.
  const numbers = (text.match(/[0-9]+/g) ?? []).filter((number) => Number(number) > 1)
  const repeated = numbers.find((number) => limits.includes(Number(number))) ?? WORDS.exec(text)?.[0]
  if (repeated !== undefined) {
    report({
      message: `The schema has the limits already: remove “${repeated}” from the description.`,
      location: location.child('description'),
    })
  }
}
