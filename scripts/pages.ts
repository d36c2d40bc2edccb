/**
 * `npm run pages` copies the recipes of docs/recipes/ into the pages that show them, and writes llms.txt, the list of the
 * pages. With `--check` it writes nothing and fails when a file is not what it would write.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const markdownIn = (folder: string): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`)

const english = ['README.md', ...markdownIn('docs')]
const pages = [...english, 'README.zh-CN.md', ...markdownIn('docs/zh-CN')]
const wanted: [path: string, text: string][] = [
  ...pages.map((path): [string, string] => [path, withRecipes(read(path))]),
  ['llms.txt', index(english)],
]
const stale = wanted.filter(([path, text]) => !exists(path) || read(path) !== text)
if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} is not what npm run pages writes`)
  if (stale.length > 0) process.exitCode = 1
  else console.log(`${wanted.length} pages are up to date`)
} else {
  for (const [path, text] of stale) writeFileSync(join(root, path), text)
  console.log(`wrote ${stale.length} of ${wanted.length} pages; the others were up to date`)
}

/** A page whose blocks of code below `<!-- docs/recipes/NAME.ts -->` are these files. */
function withRecipes(text: string): string {
  return text.replace(
    /^<!-- (docs\/recipes\/\S+?\.(\w+)) -->\n\n```\w*\n.*?^```$/gms,
    (_, file: string, language: string) => `<!-- ${file} -->\n\n\`\`\`${language}\n${read(file).trimEnd()}\n\`\`\``,
  )
}

/** llms.txt: each page with its first sentence. */
function index(paths: readonly string[]): string {
  const [readme = '', ...others] = paths.map(titleAndFirstSentence)
  return `${readme}\n## Pages\n\n${others.join('')}\n## The contract\n\n- [openapi.json](generated/openapi.json): all of it, OpenAPI 3.1, in English\n- [openapi.zh-CN.json](generated/openapi.zh-CN.json): the same in Chinese\n`
}

function titleAndFirstSentence(path: string): string {
  const paragraphs = read(path)
    .split(/\n\n+/)
    .filter((paragraph) => !/^(<|\[|!|>)/.test(paragraph))
  const [title = '', first = ''] = paragraphs
  const name = title.replace(/^# /, '').trim()
  const sentence = first.replaceAll('\n', ' ').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
  return path === 'README.md' ? `# ${name}\n\n> ${sentence}\n` : `- [${name}](${path}): ${sentence}\n`
}

function exists(path: string): boolean {
  try {
    read(path)
    return true
  } catch {
    return false
  }
}
