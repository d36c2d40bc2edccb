/** Runs in the page: the search counts the other names of a chapter like its title. Redoc's script calls it. */
export function otherNames(text: string | undefined): string {
  return /(?:also finds this chapter under: |也能找到本章：)([^.。]*)/.exec(text ?? '')?.[1] ?? ''
}
