/** Runs in the page: lets a code sample send the example that the reader chooses. Everything it needs is in this file. */

/**
 * The source of a sample with another body.
 *
 * @param first the body that the source has
 */
export function withExample(source: string, language: string, first: unknown, chosen: unknown): string {
  const print = PRINTERS[language.toLowerCase()]
  return print === undefined || chosen === undefined ? source : source.replace(print(first), () => print(chosen))
}

/** How the samples of a language write a body, with the indentation of its place. */
const PRINTERS: Record<string, ((body: unknown) => string) | undefined> = {
  curl: (body) => JSON.stringify(body, null, 2).replaceAll("'", "'\\''"),
  'node.js': (body) => literal(body, '  ', '  ', { open: '{', close: '}', entry: (key, value) => `${key}: ${value}` }),
  php: (body) =>
    literal(body, '    ', '    ', { open: '[', close: ']', entry: (key, value) => `${quoted(key)} => ${value}` }),
  go: (body) => JSON.stringify(body, null, 2).replaceAll('\n', '\n\t'),
  java: (body) => JSON.stringify(body, null, 2).replaceAll('\\', '\\\\').replaceAll('\n', '\n        '),
}

interface ObjectSyntax {
  open: string
  close: string
  entry(key: string, value: string): string
}

function literal(value: unknown, step: string, indent: string, syntax: ObjectSyntax): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inner = indent + step
  const [open, close, parts] = Array.isArray(value)
    ? ['[', ']', value.map((item) => literal(item, step, inner, syntax))]
    : [
        syntax.open,
        syntax.close,
        Object.entries(value).map(([key, item]) => syntax.entry(key, literal(item, step, inner, syntax))),
      ]
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join('')}${indent}${close}`
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
