/** Builds the browsable reference, one page that needs nothing from outside. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { codesOf } from '../error-codes.js'
import { redocly, root, withTemporaryFolder } from '../redocly.js'

/** The parts of the bundle that are read here. */
interface Contract {
  info: { title: string; description: string }
  paths: Record<string, { post: { description: string } }>
  components: { schemas: Record<string, Schema>; headers: Record<string, { description: string; schema: Schema }> }
}
interface Schema {
  title?: string
  description?: string
  pattern?: string
  maximum?: number
  properties?: Record<string, Schema>
  items?: Schema
  'x-enumDescriptions'?: Record<string, string>
  'x-remedies'?: Record<string, string>
}

export const output = join(root, 'dist/reference/index.html')

/** @throws Error when the page would load anything from another host */
export function buildReference(source: unknown): void {
  // `as`: the linter has checked the shape.
  const contract = structuredClone(source) as Contract
  contract.info.description += `\n# Error codes\n\n${errorTable(contract)}`
  for (const schema of Object.values(contract.components.schemas)) nameInDescription(schema)
  for (const header of Object.values(contract.components.headers))
    header.description = `${header.schema.title}。${header.description}`
  for (const { post } of Object.values(contract.paths)) {
    post.description +=
      '\nThe request examples are in the box beside: choose **Payload** there instead of a language.\n'
  }
  explainCodes(contract)

  const html = withTemporaryFolder((folder) => {
    const [json, page] = [join(folder, 'openapi.json'), join(folder, 'index.html')]
    writeFileSync(json, JSON.stringify(contract))
    redocly(
      'build-docs',
      json,
      '--inlineBundle',
      '--template',
      'scripts/docs/template.hbs',
      '--title',
      contract.info.title,
      '--output',
      page,
    )
    return readFileSync(page, 'utf8')
  })
  const selfContained = html.replaceAll(/https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g, LOGO)
  checkSelfContained(selfContained)
  mkdirSync(dirname(output), { recursive: true })
  writeFileSync(output, selfContained)
}

/** @throws Error when a page would load anything from another host */
export function checkSelfContained(html: string): void {
  const tag = /<(?:script|link|img|iframe|source|video|audio)\b[^>]*\b(?:src|href)=["']?(?:https?:)?\/\/[^>]*/
  const style = /@import\s+(?:url\()?["']?(?:https?:)?\/\/[^;]*|url\(["']?(?:https?:)?\/\/[^)]*/
  const cdn = /https:\/\/cdn\.redoc\.ly[^`"']*/
  const remote = tag.exec(html) ?? style.exec(html) ?? cdn.exec(html)
  if (remote) throw new Error(`The page would load from another host: ${remote[0].slice(0, 200)}`)
}

/** The attribution's logo as text: the original comes from a CDN. */
const LOGO =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="16"><text y="12" font-family="sans-serif" font-size="12" fill="gray">Redocly</text></svg>',
  )

function errorTable(contract: Contract): string {
  const rows = Object.entries(codesOf(contract)).map(([code, { statuses, meaning, remedy, retryable }]) => {
    return `| ${statuses.join(', ')} ${code} | ${meaning} ${remedy} | ${retryable ? 'yes' : 'no'} |`
  })
  return `The set is open: a client must survive a code that is not listed, and then decide by the status.

| Code | Meaning, and what to do | Repeat |
| --- | --- | --- |
${rows.join('\n')}
`
}

/** On the page, each code also says what to do. */
function explainCodes({ components }: Contract): void {
  for (const schema of Object.values(components.schemas)) {
    const { 'x-enumDescriptions': meanings, 'x-remedies': remedies } = schema
    if (!meanings || !remedies) continue
    for (const code of Object.keys(meanings)) meanings[code] += ` ${remedies[code]}`
  }
}

/**
 * The official name in front of the description: the page's search looks through descriptions, not through titles, and so
 * finds a field by both its names.
 */
function nameInDescription(schema: Schema): void {
  for (const field of Object.values(schema.properties ?? {})) {
    if (typeof field === 'object' && field.title !== undefined) {
      field.description = `${field.title}。${field.description ?? ''}`
      delete field.title
    }
    if (typeof field === 'object') nameInDescription(field)
  }
  if (schema.items) {
    // The list has said it.
    delete schema.items.title
    nameInDescription(schema.items)
  }
  // Noise beside nearly every text and amount: the introduction says it once.
  if (schema.pattern?.includes('\\uFFFF')) delete schema.pattern
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
}
