/** Builds the browsable reference: one page that loads nothing from outside. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { redocly, root, withTemporaryFolder } from '../redocly.js'
import { forReaders } from './prose.js'
import { assertSelfContained } from './self-contained.js'

export const defaultOutput = join(root, 'dist/reference/index.html')

/** @throws Error when the page would load anything from another host */
export function buildReference(source: unknown, output: string): void {
  const contract = forReaders(source)
  const html = withTemporaryFolder((folder) => {
    const [json, page] = [join(folder, 'openapi.json'), join(folder, 'index.html')]
    writeFileSync(json, JSON.stringify(contract))
    const options = ['--inlineBundle', '--template', 'scripts/docs/template.hbs', '--title', contract.info.title]
    redocly('build-docs', json, ...options, '--output', page)
    return readFileSync(page, 'utf8')
  })
  const selfContained = html.replaceAll(/https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g, LOGO)
  assertSelfContained(selfContained)
  mkdirSync(dirname(output), { recursive: true })
  writeFileSync(output, selfContained)
}

/** The logo of the attribution as text, because the original comes from a CDN. */
const LOGO =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="16"><text y="12" font-family="sans-serif" font-size="12" fill="gray">Redocly</text></svg>',
  )
