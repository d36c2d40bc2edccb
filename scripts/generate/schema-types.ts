import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import ts from 'typescript'
import type { Contract } from '../contract.js'
import { banner, type Files } from './files.js'

/** The types of the contract, as openapi-fetch takes them. */
export async function schemaTypes(contract: Contract): Promise<Files> {
  // It stands for any other code. `string` would swallow the listed ones, and openapi-fetch's types break `string & {}`; a
  // pattern that no listed code has keeps them for completion and makes an exhaustive switch ask for its default.
  const { factory } = ts
  const unlisted = factory.createTemplateLiteralType(factory.createTemplateHead('UNLISTED_'), [
    factory.createTemplateLiteralTypeSpan(
      factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
      factory.createTemplateTail(''),
    ),
  ])
  const ast = await openapiTS(structuredClone(contract) as unknown as OpenAPI3, {
    // A field with a `default` is one that a request may leave out.
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    transform: (_schema, { path }) => (path?.endsWith('/schemas/UnlistedErrorCode') ? unlisted : undefined),
  })
  return { 'schema.d.ts': `/** ${banner} */\n\n${astToString(ast)}` }
}
