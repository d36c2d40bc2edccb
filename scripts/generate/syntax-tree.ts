/** Changes to the syntax tree that openapi-typescript makes, so that editors and compilers say more with less. */
import ts from 'typescript'
import type { ContractOperation } from '../contract.js'

const { factory, SyntaxKind } = ts

/**
 * Where a call has exactly one of several query parameters, its query becomes a union with an alternative for each. It is
 * declared by a name, because messages would print all of it.
 */
export function withAlternatives(nodes: readonly ts.Node[], operations: readonly ContractOperation[]): ts.Node[] {
  const groups = new Map(operations.map(({ id, exactlyOneOf }) => [id, exactlyOneOf]))
  return nodes.flatMap((node) => {
    if (!isInterface(node, 'operations')) return [node]
    const declarations: ts.Node[] = []
    const members = node.members.map((operation) => {
      const id = nameOf(operation)
      const ofOperation = groups.get(id) ?? []
      if (ofOperation.length === 0) return operation
      const name = queryName(id)
      return changedAt(operation, ['parameters', 'query'], (query) => {
        const choices = ofOperation.map((group) => `exactly one of ${group.map((each) => `\`${each}\``).join(' and ')}`)
        const text = `The query of ${id}, with ${choices.join(', and ')}.`
        declarations.push(withText(exportedType(name, unionOf(query, ofOperation)), text))
        return withType(query, undefined, factory.createTypeReferenceNode(name))
      })
    })
    return [...declarations, withMembers(node, members)]
  })
}

/** `QueryServiceOrderQuery` for the query of queryServiceOrder. */
export function queryName(id: string): string {
  return `${id.charAt(0).toUpperCase()}${id.slice(1)}Query`
}

function unionOf(query: ts.PropertySignature, groups: readonly (readonly string[])[]): ts.TypeNode {
  if (!query.type || !ts.isTypeLiteralNode(query.type)) throw new Error('The query has no type literal.')
  const alternatives = groups.reduce<readonly ts.TypeElement[][]>(
    (all, group) => all.flatMap((members) => group.map((chosen) => alternative(members, group, chosen))),
    [[...query.type.members]],
  )
  return factory.createUnionTypeNode(alternatives.map((members) => factory.createTypeLiteralNode(members)))
}

/** What editors show at the parts of the `params` of a call. */
const PARTS: Readonly<Record<string, string>> = {
  path: 'The parameters of the path; they are written into the URL.',
  query: 'The parameters of the query; they are written into the URL.',
  header: 'Headers of this call that the contract describes; they replace those of `headers`.',
}

/** Each operation with a text at the parts of its parameters. */
export function withPartTexts(nodes: readonly ts.Node[]): ts.Node[] {
  return nodes.map((node) => {
    if (!isInterface(node, 'operations')) return node
    const withTexts = (parameters: ts.PropertySignature): ts.PropertySignature => {
      if (!parameters.type || !ts.isTypeLiteralNode(parameters.type)) return parameters
      const members = parameters.type.members.map((part) => {
        const text = PARTS[nameOf(part)]
        return text === undefined ? part : withText(part, text)
      })
      return withType(parameters, parameters.questionToken, factory.createTypeLiteralNode(members))
    }
    return withMembers(
      node,
      node.members.map((operation) => changedAt(operation, ['parameters'], withTexts)),
    )
  })
}

/** The members, of whose group the chosen one is required and the others are absent. */
function alternative(members: readonly ts.TypeElement[], group: readonly string[], chosen: string): ts.TypeElement[] {
  return members.map((member) => {
    if (!ts.isPropertySignature(member) || !group.includes(nameOf(member))) return member
    if (nameOf(member) === chosen) return withType(member, undefined, member.type)
    return withType(member, optional, factory.createKeywordTypeNode(SyntaxKind.UndefinedKeyword))
  })
}

/**
 * Without `?: never` members; optional members also take `undefined`; without the index signature of open objects, beside
 * which every misspelt field would be one; schemas by their own names.
 */
export function simplified(nodes: readonly ts.Node[]): ts.Node[] {
  const visit = (node: ts.Node): ts.Node | undefined => {
    if (ts.isPropertySignature(node) && node.questionToken && node.type?.kind === SyntaxKind.NeverKeyword)
      return undefined
    const name = schemaName(node)
    if (name !== undefined) return factory.createTypeReferenceNode(name)
    return simpler(ts.visitEachChild(node, visit, undefined))
  }
  return nodes.map((node) => visit(node)).filter((node) => node !== undefined)
}

function simpler(node: ts.Node): ts.Node {
  if (ts.isPropertySignature(node) && node.questionToken && node.type) {
    return withType(node, node.questionToken, orUndefined(node.type))
  }
  if (ts.isIntersectionTypeNode(node)) {
    const types = node.types.filter((type) => !saysNothing(type))
    return types.length === 1 && types[0] ? types[0] : factory.createIntersectionTypeNode(types)
  }
  // What stood in parentheses for its `&` needs them no more.
  if (ts.isParenthesizedTypeNode(node) && ts.isTypeLiteralNode(node.type)) return node.type
  return node
}

function orUndefined(type: ts.TypeNode): ts.TypeNode {
  if (type.kind === SyntaxKind.UndefinedKeyword || type.kind === SyntaxKind.UnknownKeyword) return type
  return factory.createUnionTypeNode([
    ...(ts.isUnionTypeNode(type) ? type.types : [type]),
    factory.createKeywordTypeNode(SyntaxKind.UndefinedKeyword),
  ])
}

/** Whether an intersection is the same without this part of it: `unknown`, or nothing but an index signature. */
function saysNothing(type: ts.TypeNode): boolean {
  if (ts.isParenthesizedTypeNode(type)) return saysNothing(type.type)
  if (ts.isUnionTypeNode(type)) return type.types.every(saysNothing)
  if (ts.isTypeLiteralNode(type)) return type.members.length > 0 && type.members.every(ts.isIndexSignatureDeclaration)
  return type.kind === SyntaxKind.UnknownKeyword
}

/** `FinishOrderRequest` of `components["schemas"]["FinishOrderRequest"]`. */
function schemaName(node: ts.Node): string | undefined {
  const schemas = ts.isIndexedAccessTypeNode(node) ? node.objectType : undefined
  if (!schemas || !ts.isIndexedAccessTypeNode(schemas) || !ts.isTypeReferenceNode(schemas.objectType)) return undefined
  if (keyOf(schemas) !== 'schemas' || !ts.isIdentifier(schemas.objectType.typeName)) return undefined
  // `as`: its objectType has just been read.
  return schemas.objectType.typeName.text === 'components' ? keyOf(node as ts.IndexedAccessTypeNode) : undefined
}

function keyOf({ indexType }: ts.IndexedAccessTypeNode): string | undefined {
  return ts.isLiteralTypeNode(indexType) && ts.isStringLiteral(indexType.literal) ? indexType.literal.text : undefined
}

/** Each schema as a declaration, so that error messages and hovers have a name for it; `components` refers to them. */
export function withNamedSchemas(nodes: readonly ts.Node[]): ts.Node[] {
  return nodes.flatMap((node) => {
    if (!isInterface(node, 'components')) return [node]
    const declarations: ts.Node[] = []
    const members = node.members.map((member) => {
      if (nameOf(member) !== 'schemas' || !ts.isPropertySignature(member) || !member.type) return member
      if (!ts.isTypeLiteralNode(member.type)) return member
      const references = member.type.members.map((schema) => {
        declarations.push(declarationOf(schema))
        return factory.createPropertySignature(
          undefined,
          nameOf(schema),
          undefined,
          factory.createTypeReferenceNode(nameOf(schema)),
        )
      })
      return withType(member, undefined, factory.createTypeLiteralNode(references))
    })
    return [...declarations, withMembers(node, members)]
  })
}

function withText<Node extends ts.Node>(node: Node, text: string): Node {
  return ts.addSyntheticLeadingComment(node, SyntaxKind.MultiLineCommentTrivia, `* ${text} `, true)
}

function declarationOf(schema: ts.TypeElement): ts.Node {
  const type = ts.isPropertySignature(schema) ? schema.type : undefined
  if (!type) throw new Error(`The schema ${nameOf(schema)} has no type.`)
  const declaration = exportedType(nameOf(schema), type)
  return ts.setSyntheticLeadingComments(declaration, ts.getSyntheticLeadingComments(schema))
}

function exportedType(name: string, type: ts.TypeNode): ts.Node {
  const exported = [factory.createModifier(SyntaxKind.ExportKeyword)]
  return ts.isTypeLiteralNode(type)
    ? factory.createInterfaceDeclaration(exported, name, undefined, undefined, type.members)
    : factory.createTypeAliasDeclaration(exported, name, undefined, type)
}

const optional = factory.createToken(SyntaxKind.QuestionToken)

function isInterface(node: ts.Node, name: string): node is ts.InterfaceDeclaration {
  return ts.isInterfaceDeclaration(node) && node.name.text === name
}

function nameOf({ name }: ts.TypeElement): string {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : ''
}

function withMembers(node: ts.InterfaceDeclaration, members: readonly ts.TypeElement[]): ts.InterfaceDeclaration {
  return factory.updateInterfaceDeclaration(
    node,
    node.modifiers,
    node.name,
    node.typeParameters,
    node.heritageClauses,
    members,
  )
}

function withType(
  node: ts.PropertySignature,
  question: ts.QuestionToken | undefined,
  type: ts.TypeNode | undefined,
): ts.PropertySignature {
  return factory.updatePropertySignature(node, node.modifiers, node.name, question, type)
}

/** The member with a change deep inside of it, at the member that the names lead to. */
function changedAt(
  member: ts.TypeElement,
  [name, ...deeper]: readonly string[],
  change: (member: ts.PropertySignature) => ts.PropertySignature,
): ts.TypeElement {
  if (!ts.isPropertySignature(member)) return member
  if (name === undefined) return change(member)
  if (!member.type || !ts.isTypeLiteralNode(member.type)) throw new Error(`${nameOf(member)} has no ${name}.`)
  const members = member.type.members.map((each) => (nameOf(each) === name ? changedAt(each, deeper, change) : each))
  return withType(member, member.questionToken, factory.createTypeLiteralNode(members))
}
