/** Each entry point has an example in its comment, and the examples compile against the types of the package. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { afterAll, expect, it } from 'vitest'
import { problemsOf, root } from '../typecheck.js'

/** The entries, by the names that a program imports. */
const entries: Readonly<Record<string, string>> = {
  'wechatpay-payscore': 'src/index.ts',
  'wechatpay-payscore/node': 'src/credentials-from-env.ts',
  'wechatpay-payscore/sandbox': 'src/sandbox/index.ts',
}
/** The methods that are entry points too. */
const methods: readonly (readonly [type: string, method: string])[] = [
  ['WechatpayClient', 'POST'],
  ['WechatpayClient', 'GET'],
]

const folder = mkdtempSync(join(root, 'test', '.docs-examples-'))
afterAll(() => rmSync(folder, { recursive: true }))

const files = Object.values(entries).map((path) => join(root, path))
const program = ts.createProgram(files, {
  strict: true,
  noEmit: true,
  module: ts.ModuleKind.NodeNext,
  skipLibCheck: true,
})
const checker = program.getTypeChecker()
const exported = Object.entries(entries).flatMap(([entry, path]) => {
  const source = program.getSourceFile(join(root, path)) ?? expect.fail(path)
  const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(source) ?? expect.fail(path))
  return symbols.map((symbol) => ({
    entry,
    name: symbol.name,
    symbol: symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
  }))
})

interface Example {
  readonly name: string
  readonly code: string
}

function examplesOf(name: string, symbol: ts.Symbol): Example[] {
  return symbol
    .getJsDocTags(checker)
    .filter((tag) => tag.name === 'example')
    .map((tag) => ({ name, code: ts.displayPartsToString(tag.text) }))
}

const functions = exported.filter(({ symbol }) => symbol.flags & ts.SymbolFlags.Function)
const examples = [
  ...functions.map(({ name, symbol }) => [name, examplesOf(name, symbol)] as const),
  ...methods.map(([type, method]) => {
    const found = exported.find(({ name }) => name === type) ?? expect.fail(type)
    const property = checker.getDeclaredTypeOfSymbol(found.symbol).getProperty(method) ?? expect.fail(method)
    return [`${type}.${method}`, examplesOf(method, property)] as const
  }),
]

it('there are entry points', () => {
  expect(functions.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['createWechatpayClient', 'credentialsFromEnv', 'startSandbox']),
  )
})

it.each(examples)('%s has an example', (_, found) => {
  expect(found.length).toBeGreaterThan(0)
})

it('each example compiles', () => {
  const written = examples.flatMap(([name, found]) =>
    found.map(({ code }, index) => {
      const file = join(folder, `${name}-${index}.ts`)
      writeFileSync(
        file,
        `// The example of ${name}\n${importsFor(code)}\nexport async function example() {\n${code}\n}\n`,
      )
      return file
    }),
  )
  const preludes = ['test/docs/prelude.ts', 'test/docs/examples-prelude.ts'].map((path) => join(root, path))
  expect(problemsOf([...preludes, ...written])).toEqual([])
})

/** An example shows no imports of this package: it takes each name that a program can import. */
function importsFor(code: string): string {
  return exported
    .filter(({ name, symbol }) => symbol.flags & ts.SymbolFlags.Value && new RegExp(`\\b${name}\\(`).test(code))
    .map(({ entry, name }) => `import { ${name} } from '${entry}'`)
    .join('\n')
}
