/**
 * `npm run spec:diff -- REVISION`: compares the contract with that of a git revision (default: the last tag, else
 * origin/main) or of a file, and fails on a breaking change.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, withTemporaryFolder } from './redocly.js'

/** A change, as `redocly diff` reports it. */
interface Change {
  path: string
  kind: string
  property?: string
  impact: 'major' | 'minor' | 'patch'
  verdicts: { message: string }[]
  base?: { pointer: string; value?: unknown }
  revision?: { pointer: string; value?: unknown }
}

const [from = lastRelease(), to = join(root, 'generated/openapi.json')] = process.argv.slice(2)
try {
  const changes = compare(contractOf(from), readFileSync(to, 'utf8')).map(withImpact)
  for (const { impact, kind, path, property, verdicts } of changes) {
    const where = path.replaceAll('~1', '/').slice('#/'.length)
    const why = verdicts.map(({ message }) => `: ${message}`).join('')
    console.log(`${impact.padEnd(5)}  ${kind} ${where}${property === undefined ? '' : ` ${property}`}${why}`)
  }
  const major = changes.filter(({ impact }) => impact === 'major').length
  console.log(`${changes.length} changes since ${from}, ${major} of them breaking`)
  if (major > 0) process.exitCode = 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}

/** For a client the error codes are an open set: a new code is no breaking change, a removed one is. */
function withImpact(change: Change): Change {
  const { property, base, revision } = change
  if (property === 'additionalProperties' && revision?.value === false) {
    return {
      ...change,
      impact: 'major',
      verdicts: [{ message: 'The object is closed: a new field becomes an error.' }],
    }
  }
  if (property !== 'enum' || !/\/schemas\/[A-Za-z]+Code\/enum$/.test(base?.pointer ?? '')) return change
  // `as`: the codes are text. A removed enum has no value.
  const now = (revision?.value ?? []) as string[]
  const removed = ((base?.value ?? []) as string[]).filter((code) => !now.includes(code))
  if (removed.length === 0) return { ...change, impact: 'minor', verdicts: [] }
  return { ...change, impact: 'major', verdicts: [{ message: `The codes ${removed.join(', ')} were removed.` }] }
}

function compare(base: string, revision: string): Change[] {
  return withTemporaryFolder((folder) => {
    const [before, after] = [join(folder, 'base.json'), join(folder, 'revision.json')]
    writeFileSync(before, base)
    writeFileSync(after, revision)
    const options = ['--config', 'scripts/lint/diff.yaml', '--format', 'json', '--fail-on', 'none']
    const { stdout, stderr } = spawnSync(join(root, 'node_modules/.bin/redocly'), ['diff', before, after, ...options], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    })
    if (!stdout.trim().startsWith('{')) throw new Error(`redocly diff gave no report: ${stderr}`)
    return (JSON.parse(stdout) as { changes: Change[] }).changes
  })
}

function contractOf(revision: string): string {
  if (existsSync(revision)) return readFileSync(revision, 'utf8')
  try {
    return git('show', `${revision}:generated/openapi.json`)
  } catch {
    throw new Error(`${revision} is neither a file nor a git revision with a generated/openapi.json`)
  }
}

function lastRelease(): string {
  try {
    return git('describe', '--tags', '--abbrev=0').trim()
  } catch {
    return 'origin/main'
  }
}

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e8 })
}
