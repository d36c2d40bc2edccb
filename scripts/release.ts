/** The steps of a release: `npm version` runs the first two, the release workflow the last. */
import { readFileSync, writeFileSync } from 'node:fs'

const CONTRACT = 'openapi/openapi.yaml'
const CHANGELOG = 'CHANGELOG.md'
/** `info.version`; the file has no other line like it. */
const INFO_VERSION = /^( {2}version: )(\S+)$/m

const steps: Record<string, (argument: string) => void> = {
  /** `preversion`: runs before npm changes anything. */
  changelog: (version) => void whenOf(version),

  /** `version`: package.json has the new version already; writes it into the contract, and the date into the changelog. */
  write: (version) => {
    rewrite(CONTRACT, INFO_VERSION, `$1${version}`)
    const today = new Date().toISOString().slice(0, 10)
    rewrite(CHANGELOG, `\n## ${version} (unreleased)\n`, `\n## ${version} (${today})\n`)
  },

  /** Runs before the package is published. */
  tag: (tag) => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, but the version is ${version}`)
    const [, , inContract] = INFO_VERSION.exec(readFileSync(CONTRACT, 'utf8')) ?? []
    if (inContract !== version) throw new Error(`${CONTRACT} has the version ${inContract}, package.json ${version}`)
    if (whenOf(version) === 'unreleased') throw new Error(`${CHANGELOG} calls ${version} unreleased`)
  },
}

const [name = '', argument = ''] = process.argv.slice(2)
try {
  const step = Object.hasOwn(steps, name) ? steps[name] : undefined
  if (step === undefined || argument === '') {
    throw new Error(`Usage: release.ts ${Object.keys(steps).join('|')} VERSION_OR_TAG`)
  }
  step(argument)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/** Reads a version's date from the changelog: a date or `unreleased`. */
function whenOf(version: string): string {
  const heading = `## ${version} (`
  const lines = readFileSync(CHANGELOG, 'utf8').split('\n')
  const start = lines.findIndex((line) => line.startsWith(heading))
  const end = lines.findIndex((line, index) => index > start && line.startsWith('## '))
  const says = lines.slice(start + 1, end < 0 ? undefined : end).some((line) => line.startsWith('- '))
  if (start < 0 || !says) {
    throw new Error(
      `${CHANGELOG} says nothing about ${version}: write "${heading}unreleased)" and a line for each change`,
    )
  }
  return lines[start]?.slice(heading.length, -1) ?? ''
}

function rewrite(file: string, from: string | RegExp, to: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
}
