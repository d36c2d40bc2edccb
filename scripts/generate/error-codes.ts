import type { Contract } from '../contract.js'
import { codesOf, CONCERNS } from '../error-codes.js'
import { banner, type Files } from './files.js'

/** What the contract documents about each error code. */
export function errorCodeFiles(contract: Contract): Files {
  const table = Object.entries(codesOf(contract)).map(([code, { statuses, ...entry }]) => {
    // SERVICE_UNAVAILABLE has two; the last one has the same name.
    return [code, { status: statuses.at(-1), ...entry }] as const
  })
  const js = table.map(([code, entry]) => `  ${code}: Object.freeze(${JSON.stringify(entry)}),`)
  const types = table.map(
    ([code, entry]) => `  /** ${entry.status}. ${entry.meaning} ${entry.remedy} */\n  readonly ${code}: ErrorCodeEntry`,
  )
  return {
    'error-codes.js': `// ${banner}\nexport const errorCodes = Object.freeze({\n  __proto__: null,\n${js.join('\n')}\n})\n`,
    'error-codes.d.ts': `// ${banner}
/** What the contract documents about one error code. */
export interface ErrorCodeEntry {
  /** The HTTP status that the code comes with; SERVICE_UNAVAILABLE also comes with 502. */
  readonly status: number
  /** Whether a retry with identical parameters can succeed. */
  readonly retryable: boolean
  /**
   * What has to change: the merchant's \`configuration\` (keys, permissions), the \`request\`, the \`order\` (its state, or its
   * number), or nothing but time at the \`service\`.
   */
  readonly concerns: ${CONCERNS.map((concern) => `'${concern}'`).join(' | ')}
  /** What went wrong. */
  readonly meaning: string
  /** What to do. */
  readonly remedy: string
}

/** The codes that the contract lists. */
export type ErrorCode = ${table.map(([code]) => `'${code}'`).join(' | ')}

/** What the contract documents about each error code. The set is open: a code that it does not list has no entry. */
export declare const errorCodes: {
${types.join('\n')}
  readonly [unlisted: string]: ErrorCodeEntry | undefined
}
`,
  }
}
