/**
 * Redoc draws a part of the page when it comes into view, and the operations of a tag when one of them is open. A printer gets
 * all of them.
 */
import { replaceOnce } from './redoc-code.js'

/** `dC` is react-dom: what it flushes is there when the browser prints. */
const atPrint = (draw: string): string => `(0,B.useEffect)(()=>whenPrinted(${draw},dC.flushSync),[]);`

/** Pieces of Redoc 3.0.1, and what becomes of them. */
const PIECES = [
  // A section of the page; `r` says whether it is drawn, and `i` draws it. It stays drawn, as when it has come into view.
  [
    '[r,i]=(0,B.useState)(()=>t||BH.has(e));t&&!r&&i(!0);',
    `[r,i]=(0,B.useState)(()=>t||BH.has(e)||isPrinted());${atPrint('e=>e&&i(e)')}t&&!r&&i(!0);`,
  ],
  // The fields below a field.
  [
    '[r,i]=(0,B.useState)(e),a=(0,B.useRef)(null);return(0,B.useLayoutEffect)(()=>{if(r||e)return;',
    `[r,i]=(0,B.useState)(e||isPrinted()),a=(0,B.useRef)(null);${atPrint('e=>e&&i(e)')}return(0,B.useLayoutEffect)(()=>{if(r||e)return;`,
  ],
  // A tag; `i` and `Pwe` say whether its operations are there.
  [
    'let s=e.content.contentType===nh.GROUP;return(0,V.jsxs)',
    `let s=e.content.contentType===nh.GROUP,[printed,draw]=(0,B.useState)(isPrinted());${atPrint('draw')}return(0,V.jsxs)`,
  ],
  [
    'i&&e.children.slice(a).map(e=>e.content===null||s&&!Pwe(e.gatePath,t)?null:',
    '(i||printed)&&e.children.slice(a).map(e=>e.content===null||s&&!printed&&!Pwe(e.gatePath,t)?null:',
  ],
] as const

/** @throws Error when Redoc's script has other pieces, as after an update of Redoc */
export function printEverything(html: string): string {
  return PIECES.reduce((page, [piece, changed]) => replaceOnce(page, piece, changed, 'print.ts'), html)
}
