/** Puts the page's own style and script into it. */
import { readFileSync } from 'node:fs'
import ts from 'typescript'

/** They share one scope. */
const SCRIPTS = ['with-example.ts', 'search-on-phone.ts', 'when-printed.ts', 'other-names.ts']

/** @throws Error when the template has no place for them */
export function addOwnParts(html: string): string {
  const style = put(html, "<style id='own-style'></style>", `<style>${read('page.css')}</style>`)
  const script = SCRIPTS.map((name) => browserScript(read(name))).join('\n')
  return put(style, "<script id='own-script'></script>", `<script>${script}</script>`)
}

function put(html: string, place: string, part: string): string {
  if (!html.includes(place)) throw new Error(`scripts/docs/template.hbs must contain ${place}.`)
  return html.replace(place, () => part)
}

/** A module without imports as a script of a page. */
function browserScript(source: string): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, removeComments: true }
  return ts.transpileModule(source.replaceAll(/^export /gm, ''), { compilerOptions }).outputText
}

function read(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
}
