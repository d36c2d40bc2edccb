/**
 * Redoc's page begins with the style of its first screen, and with all 2,900 variables, of which the first screen uses a sixth.
 * This page begins with that sixth. Redoc's script has all of them too, and adds them when it runs.
 */

/** How styled-components ends a rule. */
const END_OF_RULE = '/*!sc*/\n'

/** The last rule of a group names it. The script of styled-components adds a group only where this rule is missing. */
const GLOBAL_GROUP = /^data-styled\.g\d+\[id="sc-global-/
const GROUP = /^data-styled\.g\d+\[id="/

/** @throws Error when the page has no such style, as after an update of Redoc */
export function withFirstStyle(html: string): string {
  const [start, end] = [html.indexOf('<style data-styled'), html.indexOf('<div id="redoc">')]
  const open = html.indexOf('>', start) + 1
  const close = html.indexOf('</style>', open)
  const rules = html.slice(open, close).split(END_OF_RULE)
  const last = rules.findIndex((rule) => GLOBAL_GROUP.test(rule))
  if (start < 0 || end < 0 || last < 0)
    throw new Error('Redoc has changed: scripts/docs/first-style.ts does not find its style.')
  const first = rules.map((rule) => GROUP.test(rule)).lastIndexOf(true, last - 1) + 1
  const others = [...rules.slice(0, first), ...rules.slice(last + 1)].join(END_OF_RULE)
  const body = html.slice(end, html.indexOf('<script type="module">', end))
  const global = usedRules(rules.slice(first, last), body, others)
  return `${html.slice(0, start)}<style>${global}</style>${html.slice(start, open)}${others}${html.slice(close)}`
}

/** The rules for classes that the page begins with, and of their variables those that something uses. */
function usedRules(rules: readonly string[], body: string, others: string): string {
  const classes = new Set([...body.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')))
  const kept = rules.filter((rule) => {
    const [selector = ''] = rule.split('{', 1)
    const names = [...selector.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name)
    return names.every((name) => MODES.has(name)) || names.some((name) => classes.has(name))
  })
  const used = usedVariables(kept.join(''), others)
  return kept.map((rule) => rule.replace(DECLARATION, (whole, name: string) => (used.has(name) ? whole : ''))).join('')
}

/** Light and dark are classes of the page's root, which a script sets. */
const MODES = new Set(['light', 'dark'])

/** A variable with its value; a text in the value may contain a semicolon. */
const DECLARATION = /(--[\w-]+):(?:"[^"]*"|'[^']*'|[^;"'{}])*;/g

/** The variables that a style uses, and those that their values use. */
function usedVariables(declared: string, style: string): Set<string> {
  const values = new Map<string, string>()
  for (const [whole, name = ''] of declared.matchAll(DECLARATION)) values.set(name, (values.get(name) ?? '') + whole)
  const used = new Set<string>()
  const pending = namesIn(style + declared.replaceAll(DECLARATION, ''))
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (used.has(name)) continue
    used.add(name)
    pending.push(...namesIn(values.get(name) ?? ''))
  }
  return used
}

function namesIn(style: string): string[] {
  return [...style.matchAll(/var\((--[\w-]+)/g)].map(([, name = '']) => name)
}
