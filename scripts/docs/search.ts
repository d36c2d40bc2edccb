/**
 * Redoc searches in a worker, and has FlexSearch twice for it: as code, and as a text that it evaluates in the worker. This
 * page searches without a worker: its index is small, the text is a fortieth of the page, and nothing has to be evaluated.
 */
import { replaceOnce } from './redoc-code.js'

/** Of Redoc 3.0.1: what decides for the worker, and the text. */
const DECISION = 'try{return e._factory??=Function(XDe),!0}catch{return!1}'
const TEXT = /XDe=(`\/\*\*![^`]*FlexSearch[^`]*`);/

/** @throws Error when Redoc's script has other pieces, as after an update of Redoc */
export function searchWithoutWorker(html: string): string {
  const text = TEXT.exec(html)?.[1] ?? 'XDe='
  return replaceOnce(replaceOnce(html, DECISION, 'return!1', 'search.ts'), text, '``', 'search.ts')
}
