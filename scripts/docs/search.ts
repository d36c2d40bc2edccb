/**
 * Redoc searches in a worker, and has FlexSearch twice for it: as code, and as a text that it evaluates in the worker. This
 * page searches without a worker: its index is small, the text is a fortieth of the page, and nothing has to be evaluated.
 *
 * Redoc ranks a field above a text, and finds a Chinese word of two characters only where it begins. So the other names of a
 * chapter count like its title.
 */
import { replaceOnce } from './redoc-code.js'

/** Of Redoc 3.0.1: what decides for the worker, the text, and what is searched in a title. */
const DECISION = 'try{return e._factory??=Function(XDe),!0}catch{return!1}'
const TEXT = /XDe=(`\/\*\*![^`]*FlexSearch[^`]*`);/
const TITLE = '{title:Y2(e.title),text:'

/** @throws Error when Redoc's script has other pieces, as after an update of Redoc */
export function improveSearch(html: string): string {
  const text = TEXT.exec(html)?.[1] ?? 'XDe='
  const changes = [
    [DECISION, 'return!1'],
    [text, '``'],
    [TITLE, '{title:Y2([e.title,otherNames(e.text)]),text:'],
  ] as const
  return changes.reduce((page, [piece, changed]) => replaceOnce(page, piece, changed, 'search.ts'), html)
}
