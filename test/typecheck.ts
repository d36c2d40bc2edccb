import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** What TypeScript finds wrong in files that import the package by its name. */
export function problemsOf(files: readonly string[]): string[] {
  const problems = ts.getPreEmitDiagnostics(programOf(files))
  return problems.map((problem) => ts.flattenDiagnosticMessageText(problem.messageText, '\n'))
}

/** A program of these files, under the project's own settings. */
export function programOf(files: readonly string[]): ts.Program {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: object
  }
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  return ts.createProgram(files, options)
}
