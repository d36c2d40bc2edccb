/** Changes in Redoc's own script. */

/**
 * Replaces a piece of the page that is there exactly once.
 *
 * @param file the file to change where Redoc has changed
 * @throws Error that names the piece and the file, as after an update of Redoc
 */
export function replaceOnce(html: string, piece: string, replacement: string, file: string): string {
  const [before = '', after, ...more] = html.split(piece)
  if (after === undefined || more.length > 0) {
    const times = after === undefined ? 0 : more.length + 1
    throw new Error(`Redoc has this ${times} times instead of once, see scripts/docs/${file}: ${piece}`)
  }
  return before + replacement + after
}
