/** Runs in the page: the search counts the other names of a chapter like its title. Redoc's script calls it. */
export function otherNames(text: string | undefined): string {
  return /(?:Other names|相关词): ([^.]*)/.exec(text ?? '')?.[1] ?? ''
}
