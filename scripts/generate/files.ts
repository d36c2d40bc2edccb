/** The files of `generated/`, by name. */
export type Files = Readonly<Record<string, string>>

export const banner = 'Generated from openapi/ by `npm run generate`. Do not edit.'
