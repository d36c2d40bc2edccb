/** Asks TypeScript's language service about a file, as an editor does. */
import { join } from 'node:path'
import ts from 'typescript'
import { root } from './typecheck.js'

const file = join(root, 'test', 'editor-sample.ts')
let [content, version] = ['', 0]

/** One service for all questions: only the sample changes between them. */
const service = ts.createLanguageService({
  getScriptFileNames: () => [file],
  getScriptVersion: (name) => (name === file ? String(version) : '1'),
  getScriptSnapshot: (name) => {
    const text = name === file ? content : ts.sys.readFile(name)
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
  },
  getCurrentDirectory: () => root,
  getCompilationSettings: () => ({
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    noEmit: true,
    paths: { 'wechatpay-payscore': [join(root, 'src/index.ts')] },
  }),
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: ts.sys.fileExists,
  readFile: ts.sys.readFile,
  readDirectory: ts.sys.readDirectory,
  directoryExists: ts.sys.directoryExists,
  getDirectories: ts.sys.getDirectories,
})

/** Writes the sample; returns where `▮` stood. */
function open(source: string): number {
  const position = source.indexOf('▮')
  content = source.replace('▮', '')
  version++
  return position
}

/** The names offered where `▮` stands. */
export function offered(source: string): string[] {
  const position = open(source)
  return (service.getCompletionsAtPosition(file, position, {})?.entries ?? []).map(({ name }) => name)
}

/** The type and the comment of the name before which `▮` stands. */
export function hover(source: string): string {
  const position = open(source)
  const { displayParts, documentation } = service.getQuickInfoAtPosition(file, position) ?? {}
  return [displayParts, documentation].map((parts) => ts.displayPartsToString(parts)).join('\n')
}

/** The messages of TypeScript, each with what it underlines. */
export function problems(source: string): { message: string; at: string }[] {
  open(source)
  const found = [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)]
  return found.map(({ messageText, start = 0, length = 0 }) => ({
    message: ts.flattenDiagnosticMessageText(messageText, '\n'),
    at: content.slice(start, start + length),
  }))
}
