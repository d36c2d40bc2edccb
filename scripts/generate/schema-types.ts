import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import ts from 'typescript'
import {
  deref,
  isOutsideClient,
  plaintextsOf,
  type Contract,
  type ContractOperation,
  type Schema,
} from '../contract.js'
import { readableComments } from './comments.js'
import { banner, type Files } from './files.js'
import { limitsInWords } from './limits.js'
import { simplified, withAlternatives, withNamedSchemas, withPartTexts } from './syntax-tree.js'

/** The types of the contract: what openapi-fetch takes, each schema by its name, and what the client's methods take. */
export async function schemaTypes(contract: Contract, operations: readonly ContractOperation[]): Promise<Files> {
  const ast = await openapiTS(withFieldTexts(contract) as unknown as OpenAPI3, {
    // A field with a `default` is one that a request may leave out.
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    transform: (_schema, { path = '' }) => openTypes[path.split('/schemas/').at(-1) ?? '']?.(),
  })
  const types = withPartTexts(withNamedSchemas(simplified(withAlternatives(ast, operations))))
  return {
    'schema.d.ts': `/** ${banner} */\n
${readableComments(astToString(types))}
/** What a POST of each path takes and returns. */
export interface Posts {
${calls(operations, 'POST')}}

/** What a GET of each path takes and returns. */
export interface Gets {
${calls(operations, 'GET')}}

/** What the resource of a notification is when it is decrypted, by \`event_type\`. */
export interface Plaintexts {
${plaintextsOf(contract)
  .map(([eventType, component]) => `    "${eventType}": ${component};\n`)
  .join('')}}
`,
  }
}

/**
 * A copy for editors, which show what stands at the field and no schema: a field that refers to a schema has the description
 * of that schema, and what a caller writes has its limits in words.
 */
function withFieldTexts(contract: Contract): Contract {
  // Programs read notifications with parseNotification, so that the types of webhooks would only be in the way.
  const { webhooks: _, paths, ...rest } = structuredClone(contract)
  const offered = Object.entries(paths).filter(([, item]) => !isOutsideClient(item, 'get'))
  const copy = { ...rest, paths: Object.fromEntries(offered) }
  for (const { properties = {}, additionalProperties } of Object.values(copy.components.schemas)) {
    // `as`: the linter has checked the shape.
    for (const field of Object.values(properties as Record<string, Schema>)) {
      if ('$ref' in field) field.description ??= deref(contract, field).description
      // Whoever writes a request asks for its limits.
      if (additionalProperties === false) addText(field, limitsInWords(field))
    }
  }
  for (const parameter of Object.values(copy.components.parameters)) {
    if (parameter.in !== 'header') addText(parameter, limitsInWords(deref(contract, parameter.schema)))
  }
  return copy
}

function addText(to: { description?: unknown }, text: string | undefined): void {
  if (text !== undefined) to.description = `${String(to.description)} ${text}`
}

/** The types of the schemas that stand for any other value of an open set. */
const openTypes: Readonly<Record<string, (() => ts.TypeNode) | undefined>> = {
  UnlistedErrorCode: unlistedCode,
  UnlistedValue: unlistedValue,
}

/**
 * It stands for any code that the contract does not list. `string` would swallow the listed ones, and openapi-fetch's types
 * reduce `string & {}` to it; a pattern that no listed code has keeps them apart.
 */
function unlistedCode(): ts.TypeNode {
  const { factory } = ts
  const rest = factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword)
  return factory.createTemplateLiteralType(factory.createTemplateHead('UNLISTED_'), [
    factory.createTemplateLiteralTypeSpan(rest, factory.createTemplateTail('')),
  ])
}

/** `string & {}` is any text. Beside it, editors still offer the listed values, which `string` would swallow. */
function unlistedValue(): ts.TypeNode {
  const { factory } = ts
  const text = factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword)
  return factory.createIntersectionTypeNode([text, factory.createTypeLiteralNode([])])
}

function calls(operations: readonly ContractOperation[], method: string): string {
  return operations
    .filter((operation) => operation.method === method)
    .map(call)
    .join('')
}

function call({ id, path, body }: ContractOperation): string {
  const operation = `operations["${id}"]`
  return `    "${path}": {
        params: ${operation}["parameters"];
${body ? `        body: ${operation}["requestBody"]["content"]["application/json"];\n` : ''}\
        response: ${operation}["responses"][200]["content"]["application/json"];
    };
`
}
