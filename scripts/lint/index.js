/**
 * The project's own rules, a plugin of @redocly/cli. Each message says what is expected. The plugin is JavaScript, because
 * the command-line tool loads it as it is.
 */
import { amountInFen } from './rules/amount-in-fen.js'
import { codeSamples } from './rules/code-samples.js'
import { errorCodeExplained } from './rules/error-code-explained.js'
import { errorCodeOnce } from './rules/error-code-once.js'
import { errorCodeRetryable } from './rules/error-code-retryable.js'
import { errorResponses } from './rules/error-responses.js'
import { exampleAddsUp } from './rules/example-adds-up.js'
import { fieldDocumented } from './rules/field-documented.js'
import { fieldLimits } from './rules/field-limits.js'
import { fileName } from './rules/file-name.js'
import { industryExample } from './rules/industry-example.js'
import { limitOnce } from './rules/limit-once.js'
import { namedTypes } from './rules/named-types.js'
import { noOrderNumberInBody } from './rules/no-order-number-in-body.js'
import { operationName } from './rules/operation-name.js'
import { requestClosed } from './rules/request-closed.js'
import { responseHeaders } from './rules/response-headers.js'
import { responseOpen } from './rules/response-open.js'

/** @import { Node } from './context.d.ts' */

// A default export, because @redocly/cli asks for one.
export default function payscore() {
  return {
    id: 'payscore',
    // So that the schema of x-plaintext is one: its reference is followed, and its component is in the bundle.
    typeExtension: {
      oas3(/** @type {Node} */ types) {
        const { Operation } = types
        const properties = { ...Operation.properties, 'x-plaintext': 'Plaintext' }
        const Plaintext = { properties: { event_type: { type: 'string' }, schema: 'Schema' } }
        return { ...types, Operation: { ...Operation, properties }, Plaintext }
      },
    },
    rules: {
      oas3: {
        'amount-in-fen': amountInFen,
        'code-samples': codeSamples,
        'error-code-explained': errorCodeExplained,
        'error-code-once': errorCodeOnce,
        'error-code-retryable': errorCodeRetryable,
        'error-responses': errorResponses,
        'example-adds-up': exampleAddsUp,
        'field-documented': fieldDocumented,
        'field-limits': fieldLimits,
        'file-name': fileName,
        'industry-example': industryExample,
        'limit-once': limitOnce,
        'named-types': namedTypes,
        'no-order-number-in-body': noOrderNumberInBody,
        'operation-name': operationName,
        'request-closed': requestClosed,
        'response-headers': responseHeaders,
        'response-open': responseOpen,
      },
    },
  }
}
