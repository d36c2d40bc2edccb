/** What Redoc keeps from people who use the keyboard or a screen reader. */
import { replaceOnce } from './redoc-code.js'

/** Pieces of Redoc 3.0.1, and what becomes of them. */
const PIECES = [
  // The choice of an example says "Example" and shows the example's name: who speaks to the browser says what is shown.
  ['"aria-label":`Example`,options', '"aria-label":`Example: ${r[e[t]]?.summary??t+1}`,options'],
  // The button beside an operation says "Copy" and no more.
  ['`page.actions.copyButtonText`,`Copy`', '`page.actions.copyButtonText`,`Copy as YAML`'],
  // What is wider than the page scrolls, with the keyboard too.
  ['{className:`md-table-wrapper`}', '{className:`md-table-wrapper`,tabIndex:0}'],
  [
    'new cR(`pre`,e.transformAttributes(t),e.children.length',
    'new cR(`pre`,{...e.transformAttributes(t),tabIndex:0},e.children.length',
  ],
] as const

/** @throws Error when Redoc's script has other pieces, as after an update of Redoc */
export function makeAccessible(html: string): string {
  return PIECES.reduce((page, [piece, changed]) => replaceOnce(page, piece, changed, 'accessible.ts'), html)
}
