/** Lints changed copies of the bundle with redocly and with spectral, in one process for each tool. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from '../contract.js'
import type { Contract, Mutation } from './edits.js'

export const root = fileURLToPath(new URL('../../..', import.meta.url))
const bin = (name: string): string => join(root, 'node_modules/.bin', name)

/** Lints files and returns the names of the rules that report each. */
export type Tool = (files: readonly string[]) => Map<string, Set<string>>

/** The rules of a tool that report each mutation of the contract, or of a part of it, in the order of the mutations. */
export function lintMutations(tool: Tool, mutations: readonly Mutation[], start: Contract = bundle): string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'lint-'))
  try {
    const files = mutations.map((mutate, index) => {
      const contract = structuredClone(start)
      mutate(contract)
      const file = join(folder, `${index}.json`)
      writeFileSync(file, JSON.stringify(contract))
      return file
    })
    const found = tool(files)
    return files.map((file) => [...(found.get(file) ?? [])].sort())
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export function lintWithRedocly(files: readonly string[]): Map<string, Set<string>> {
  const { stdout, stderr } = spawnSync(
    bin('redocly'),
    ['lint', ...files, '--config', 'redocly.yaml', '--format=json', '--max-problems=100000'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1e9,
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    },
  )
  // The output is one report for each file, one after the other.
  const reports = stdout.split(/(?=\{\s*"totals":)/).filter((text) => text.trim() !== '')
  if (reports.length !== files.length)
    throw new Error(`redocly gave ${reports.length} reports for ${files.length} files: ${stderr}`)
  return new Map(
    reports.map((text, index) => {
      const { problems } = JSON.parse(text) as { problems: { ruleId: string }[] }
      return [files[index] ?? '', new Set(problems.map(({ ruleId }) => ruleId))]
    }),
  )
}

export function lintWithSpectral(files: readonly string[]): Map<string, Set<string>> {
  const { stdout, stderr } = spawnSync(
    bin('spectral'),
    ['lint', ...files, '--ruleset', '.spectral.yaml', '--format', 'json', '--quiet'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1e9,
    },
  )
  if (!stdout.trim().startsWith('[')) throw new Error(`spectral gave no report: ${stdout}${stderr}`)
  const problems = JSON.parse(stdout) as { code: string; source: string }[]
  const found = new Map<string, Set<string>>()
  for (const { code, source } of problems) {
    const file = files.find((each) => basename(each) === basename(source)) ?? source
    found.set(file, (found.get(file) ?? new Set()).add(code))
  }
  return found
}

/** The check of the prose, `scripts/lint/prose.ts`. */
export function lintProse(files: readonly string[]): Map<string, Set<string>> {
  const { stderr } = spawnSync(bin('tsx'), ['scripts/lint/prose.ts', ...files], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  const found = new Map<string, Set<string>>()
  for (const [, name = '', rule = ''] of stderr.matchAll(/([^\s/]+\.json): ([a-z]+): /g)) {
    const file = files.find((each) => basename(each) === name) ?? name
    found.set(file, (found.get(file) ?? new Set()).add(rule))
  }
  return found
}
