/** What an entry of the package exports, and every field that a reader of its types comes to. */
import { join } from 'node:path'
import ts from 'typescript'
import { programOf, root } from './typecheck.js'

/** An export, a field or a method, as a hover shows it. */
export interface Documented {
  /** `Credentials.mchid`: the export, and the way from it. */
  readonly name: string
  /** Its comment, without tags. */
  readonly text: string
  /** The type of a field; empty for an export. */
  readonly type: string
}

/** Each thing once, where the walk comes to it first. */
export function exportsOf(entry: string): Documented[] {
  const file = join(root, entry)
  const program = programOf([file])
  const source = program.getSourceFile(file)
  return source ? new Walk(program.getTypeChecker()).through(source) : []
}

/** A type for openapi-fetch. Calls show its texts by the types of their parameters, which the walk comes to. */
const NOT_READ = 'paths'

class Walk {
  readonly #found: Documented[] = []
  readonly #seen = new Set<ts.Type | ts.Declaration>()
  readonly #checker: ts.TypeChecker

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker
  }

  through(source: ts.SourceFile): Documented[] {
    const module = this.#checker.getSymbolAtLocation(source)
    for (const exported of module ? this.#checker.getExportsOfModule(module) : []) {
      const { name } = exported
      const symbol = exported.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(exported) : exported
      if (!isOwn(symbol) || name === NOT_READ) continue
      this.#note(symbol, name)
      if (symbol.flags & ts.SymbolFlags.Value) this.#type(this.#checker.getTypeOfSymbol(symbol), name)
      if (symbol.flags & ts.SymbolFlags.Type) this.#type(this.#checker.getDeclaredTypeOfSymbol(symbol), name)
    }
    return this.#found
  }

  #note(symbol: ts.Symbol, name: string, type = ''): void {
    const text = ts.displayPartsToString(symbol.getDocumentationComment(this.#checker))
    this.#found.push({ name, text, type })
  }

  #type(given: ts.Type, name: string): void {
    // Of `Posts[Path]['params']`, what it can be.
    const type = this.#checker.getBaseConstraintOfType(given) ?? given
    if (this.#seen.has(type)) return
    this.#seen.add(type)
    if (type.isUnion()) return type.types.forEach((part) => this.#type(part, name))
    // Programs do not construct the classes, which are errors.
    for (const signature of type.getCallSignatures()) {
      for (const parameter of signature.parameters)
        this.#type(this.#checker.getTypeOfSymbol(parameter), `${name}(${parameter.name})`)
      this.#type(signature.getReturnType(), `${name}()`)
    }
    // `as`: an object type; one that is no reference has no arguments.
    const isObject = (type.flags & ts.TypeFlags.Object) !== 0
    for (const argument of isObject ? this.#checker.getTypeArguments(type as ts.TypeReference) : [])
      this.#type(argument, name)
    for (const property of this.#checker.getPropertiesOfType(type)) this.#property(property, name)
  }

  #property(property: ts.Symbol, owner: string): void {
    const type = this.#checker.getTypeOfSymbol(property)
    // What must not be there has no meaning to explain.
    if (!isOwn(property) || type.flags & (ts.TypeFlags.Never | ts.TypeFlags.Undefined)) return
    const name = `${owner}.${property.name}`
    const [declaration] = property.declarations ?? []
    if (declaration && !this.#seen.has(declaration)) {
      this.#seen.add(declaration)
      this.#note(property, name, this.#checker.typeToString(type))
    }
    this.#type(type, name)
  }
}

/** Whether this package declares a name. */
function isOwn({ declarations = [] }: ts.Symbol): boolean {
  const folders = ['src', 'generated'].map((folder) => join(root, folder))
  return declarations.some((declaration) =>
    folders.some((folder) => declaration.getSourceFile().fileName.startsWith(folder)),
  )
}
