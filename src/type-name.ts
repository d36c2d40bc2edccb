/** What a value of a wrong type is, for a message: `null`, `undefined`, `a number`, `an object`. */
export function typeName(value: unknown): string {
  return value === null || value === undefined ? String(value) : withArticle(typeof value)
}

export function withArticle(noun: string): string {
  return `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`
}
