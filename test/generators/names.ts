import assert from 'node:assert/strict'
import ts from 'typescript'

/** The names that a file in TypeScript declares at its top. */
export function namesIn(code: string): string[] {
  return ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest).statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []))
    const isNamed =
      ts.isTypeAliasDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isEnumDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isFunctionDeclaration(statement)
    return isNamed && statement.name ? [statement.name.text] : []
  })
}

/**
 * Fails for a name with a number at its end, which a generator appends where it finds no name of its own, and for one with
 * characters beyond ASCII. An HTTP status is no such number.
 */
export function assertGoodNames(names: readonly string[]): void {
  assert.ok(names.length > 20, `There are only ${names.length} names`)
  const bad = names.filter(
    (name) => /[^\x21-\x7e]/.test(name) || (/\d$/.test(name) && !/\D[2-5]0[0-9]$|429$/.test(name)),
  )
  assert.deepEqual(bad, [])
}
