/**
 * `npm run translate`: brings openapi/overlays/zh-CN.yaml up to the English of today. A translation stays with its text, also
 * where the text has moved. A text that is new or has changed gets an empty translation with the former one in a comment;
 * `npm run lint` fails until it is written. The order becomes that of the contract.
 */
import { writeFileSync } from 'node:fs'
import { Document, YAMLMap, YAMLSeq, type ToStringOptions } from 'yaml'
import { CHINESE } from './overlay/apply.js'
import { readOverlay, translationOf, type Action } from './overlay/file.js'
import { proseOf, type Prose } from './overlay/prose.js'
import { bundle } from './redocly.js'

const { actions = [], ...head } = readOverlay(CHINESE) ?? {
  overlay: '1.0.0',
  info: { title: 'WeChat Pay complete order, Chinese edition', version: '1.0.0' },
  extends: '../../generated/openapi.json',
}
// `as`: the bundle of a contract is an object.
const prose = proseOf(bundle() as object)

const document = new Document(head)
const list = new YAMLSeq()
for (const each of prose) list.add(actionNode(each))
document.set('actions', list)
document.commentBefore = ` The Chinese edition of the contract: each action holds an English text in \`description\` and its translation in \`update\`.
 \`npm run translate\` adds what is missing, \`npm run lint\` checks it.`
/** A text that has one paragraph stands in one line, so that a change of it is a change of one line. */
const style: ToStringOptions = { lineWidth: 0, blockQuote: 'literal', singleQuote: true }
writeFileSync(CHINESE, document.toString(style))

const open = prose.filter((each) => translation(each) === undefined).length
console.log(`${prose.length} texts, ${open} without a translation`)

function actionNode(each: Prose): YAMLMap {
  const { target, key, text } = each
  const node = document.createNode({ target, description: text, update: { [key]: translation(each) ?? '' } })
  const former = actions.find((action) => action.target === target && translationOf(action)[0] === key)
  if (translation(each) === undefined && former) {
    node.commentBefore = ` Formerly: ${former.description}\n ${translationOf(former)[1]}`.replaceAll('\n', '\n ')
  }
  return node as YAMLMap
}

/** The translation of the same English text, best of that at the same place. */
function translation({ target, text }: Prose): string | undefined {
  const same = actions.filter((action: Action) => action.description === text && translationOf(action)[1] !== '')
  const best = same.find((action) => action.target === target) ?? same[0]
  return best && translationOf(best)[1]
}
