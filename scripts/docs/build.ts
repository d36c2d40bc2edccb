/** Builds the browsable reference, one page that needs nothing from outside. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { redocly, root, withTemporaryFolder } from '../redocly.js'

/** The parts of the bundle that are read here. */
interface Contract {
  info: { title: string; description: string }
  paths: Record<
    string,
    { post: { description: string; requestBody: Body; responses: Record<string, Body & { $ref?: string }> } }
  >
  components: { schemas: Record<string, Schema> }
}
interface Body {
  content?: { 'application/json': { schema: Schema } }
}
interface Schema {
  $ref?: string
  title?: string
  properties?: Record<string, Schema>
  items?: Schema
  enum?: string[]
  'x-enumDescriptions'?: Record<string, string>
  'x-remedies'?: Record<string, string>
  'x-retryable'?: boolean
}

export const output = join(root, 'dist/reference/index.html')

/** @throws Error when the page would load anything from another host */
export function buildReference(source: unknown): void {
  // `as`: the linter has checked the shape.
  const contract = structuredClone(source) as Contract
  contract.info.description += `\n# Error codes\n\n${errorTable(contract)}`
  for (const { post } of Object.values(contract.paths)) post.description += `\n${fieldIndex(contract, post)}`
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
  const remote =
    /<(?:script|link|img|iframe|source)\b[^>]*\b(?:src|href)="(?:https?:)?\/\/[^"]*"|https:\/\/cdn\.redoc\.ly[^`"']*/.exec(
      selfContained,
    )
  if (remote) throw new Error(`The page would load ${remote[0].slice(0, 200)}`)
  mkdirSync(dirname(output), { recursive: true })
  writeFileSync(output, selfContained)
}

/** The attribution's logo as text: the original comes from a CDN. */
const LOGO =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="16"><text y="12" font-family="sans-serif" font-size="12" fill="gray">Redocly</text></svg>',
  )

function errorTable({ components }: Contract): string {
  const rows = Object.entries(components.schemas).flatMap(([name, schema]) =>
    (schema['x-remedies'] ? (schema.enum ?? []) : []).map((code) => {
      const repeat = schema['x-retryable'] ? 'yes, unchanged' : 'no'
      return `| ${STATUS[name] ?? ''} | ${code} | ${schema['x-enumDescriptions']?.[code]} | ${repeat} | ${schema['x-remedies']?.[code]} |`
    }),
  )
  return `The set is open: a client must survive a code that is not listed, and then decide by the status.

| HTTP | Code | Meaning | Repeat | What to do |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`
}

const STATUS: Record<string, string> = {
  BadRequestCode: '400',
  UnauthorizedCode: '401',
  ForbiddenCode: '403',
  NotFoundCode: '404',
  TooManyRequestsCode: '429',
  InternalServerErrorCode: '500',
  ServiceUnavailableCode: '502, 503',
}

/** On the page, each code also says what to do. */
function explainCodes({ components }: Contract): void {
  for (const schema of Object.values(components.schemas)) {
    const { 'x-enumDescriptions': meanings, 'x-remedies': remedies } = schema
    if (!meanings || !remedies) continue
    for (const code of Object.keys(meanings)) meanings[code] += ` ${remedies[code]}`
  }
}

/** Every field by both its names: the page's search looks through descriptions, not through schemas. */
function fieldIndex(contract: Contract, operation: { requestBody: Body; responses: Record<string, Body> }): string {
  const names = new Map<string, string>()
  const walk = (schema: Schema | undefined): void => {
    const target =
      schema?.$ref === undefined ? schema : contract.components.schemas[schema.$ref.split('/').at(-1) ?? '']
    for (const [name, field] of Object.entries(target?.properties ?? {})) {
      names.set(name, field.title ?? '')
      walk(field)
    }
    if (target?.items) walk(target.items)
  }
  walk(operation.requestBody.content?.['application/json'].schema)
  walk(operation.responses['200']?.content?.['application/json'].schema)
  return `**Fields:** ${[...names].map(([name, title]) => `\`${name}\` ${title}`).join(' · ')}\n`
}
