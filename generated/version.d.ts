// Generated from openapi/ by `npm run generate`. Do not edit.
export declare const version: string
