// Generated from openapi/ by `npm run generate`. Do not edit.
export declare const version: string
/** The main base URL first. */
export declare const servers: readonly string[]
/** A response with such a status asks for a retry with identical parameters. */
export declare const retryableStatuses: readonly number[]
