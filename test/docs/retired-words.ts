/** Words that this project does not use, and what it writes instead. */
const retired: readonly (readonly [RegExp, instead: string])[] = [
  [/\banswer(s|ed|ing)?\b/gi, 'response, respond'],
  [/\bcannot be meant\b/gi, 'invalid'],
  [/\bmend(s|ed|ing)?\b/gi, 'fix'],
  [/\bis told of\b/gi, 'is called after'],
  [/\bgets? round\b/gi, 'bypasses'],
  [/\bof one's own\b/gi, 'custom'],
  [/\bin vain\b|\bvain\b/gi, 'non-retryable'],
  [/\bbreaks somebody\b/gi, 'is a breaking change'],
  [/\bmisuse\b/gi, 'configuration mistake'],
  [/\bshown\b/gi, 'printed, or format as a name'],
]

/** The retired words of a text, each with what stands around it. */
export function retiredWords(text: string): string[] {
  return retired.flatMap(([word, instead]) =>
    [...text.matchAll(word)].map(({ index, 0: found }) => {
      const around = text.slice(Math.max(0, index - 40), index + found.length + 40)
      return `${around.trim()} -> ${instead}`
    }),
  )
}
