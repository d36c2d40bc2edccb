import { industries, problemOf } from '../industries.js'
import { examplesOf } from '../walk.js'
/** @import { Context, Node } from '../context.d.ts' */

/** completeServiceOrder has an example for each industry, with the items that the industry prescribes. */
export function industryExample() {
  return {
    Operation(/** @type {Node} */ operation, /** @type {Context} */ { report, location, resolve }) {
      if (operation.operationId !== 'completeServiceOrder') return
      const examples = examplesOf(operation, location, resolve)
      for (const [name, rules] of Object.entries(industries)) {
        const example = examples.find((each) => each.name === name)
        if (!example) {
          report({
            message: `Add the request example ${name}: each industry has one.`,
            location: location.child('requestBody'),
          })
          continue
        }
        const problem = problemOf(example.value.post_payments ?? [], rules)
        if (problem) {
          report({ message: `The example ${name} breaks the rule of its industry: ${problem}.`, location: example.at })
        }
      }
    },
  }
}
