/** Builds the browsable reference: one page for each edition, and each loads nothing from outside. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { redocly, root, withTemporaryFolder } from '../redocly.js'
import { makeAccessible } from './accessible.js'
import { drawFieldsLater } from './draw-later.js'
import { EDITIONS, type Edition } from './editions.js'
import { withFirstStyle } from './first-style.js'
import { addOwnParts } from './own.js'
import { printEverything } from './print.js'
import { forReaders } from './prose.js'
import { assertSamplesHaveExample, showChosenExample } from './samples.js'
import { improveSearch } from './search.js'
import { assertSelfContained } from './self-contained.js'

export const defaultFolder = join(root, 'dist/reference')

/**
 * Returns the paths of the pages.
 *
 * @throws Error when a page would load anything from another host
 */
export async function buildReference(contract: object, folder: string): Promise<string[]> {
  const pages: string[] = []
  for (const edition of EDITIONS) {
    const page = join(folder, edition.path)
    const html = buildPage(await edition.translate(contract), edition)
    mkdirSync(dirname(page), { recursive: true })
    writeFileSync(page, html)
    pages.push(page)
  }
  return pages
}

function buildPage(source: unknown, { description, other, words, localize }: Edition): string {
  const contract = forReaders(source, words)
  assertSamplesHaveExample(contract)
  const html = withTemporaryFolder((folder) => {
    const [json, page] = [join(folder, 'openapi.json'), join(folder, 'index.html')]
    writeFileSync(json, JSON.stringify(contract))
    const template = {
      description,
      otherLanguage: other.language,
      otherName: other.name,
      otherPath: other.path,
      search: words.search,
    }
    const options = Object.entries(template).map(([name, value]) => `--templateOptions.${name}=${value}`)
    redocly(
      'build-docs',
      json,
      ...['--inlineBundle', '--template', 'scripts/docs/template.hbs', ...options],
      ...['--title', contract.info.title, '--output', page],
    )
    return readFileSync(page, 'utf8')
  })
  const selfContained = [...CHANGES, localize]
    .reduce((page, change) => change(page), html)
    .replaceAll(/https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g, LOGO)
  assertSelfContained(selfContained)
  return selfContained
}

/** What this project changes in Redoc's page, besides the language. */
const CHANGES = [
  addOwnParts,
  withFirstStyle,
  showChosenExample,
  printEverything,
  improveSearch,
  makeAccessible,
  drawFieldsLater,
]

/** The logo of the attribution as text, because the original comes from a CDN. */
const LOGO =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="16"><text y="12" font-family="sans-serif" font-size="12" fill="gray">Redocly</text></svg>',
  )
