/**
 * Redoc asks the browser where each list of fields stands while it draws them, and the browser lays the page out for each
 * answer: a tenth of the time until the first operation can be read. An observer, which Redoc has too, draws them at once when
 * the page stands.
 */
import { replaceOnce } from './redoc-code.js'

/** Of Redoc 3.0.1: whether a list of fields is in the window. */
const IS_IN_WINDOW =
  'let t=e.getBoundingClientRect();if(t.width===0&&t.height===0)return!1;let n=window.innerHeight||document.documentElement.clientHeight;return t.bottom>=0&&t.top<=n}function Xce('

/** @throws Error when Redoc's script has other pieces, as after an update of Redoc */
export function drawFieldsLater(html: string): string {
  return replaceOnce(html, IS_IN_WINDOW, 'return!1}function Xce(', 'draw-later.ts')
}
