/** Runs in the page: tells the parts of the page when it is printed. Redoc's script calls it. */

type Draw = (printed: boolean) => void

const parts = new Map<Draw, (run: () => void) => void>()
let printed = false

export function isPrinted(): boolean {
  return printed
}

/**
 * Calls a part before the page is printed, with true, and afterwards, with false.
 *
 * @param flush runs what it is given, and has drawn everything when it returns
 * @returns what to call when the part is gone
 */
export function whenPrinted(draw: Draw, flush: (run: () => void) => void): () => void {
  parts.set(draw, flush)
  return () => parts.delete(draw)
}

function print(isNow: boolean): void {
  printed = isNow
  const [flush] = parts.values()
  flush?.(() => {
    for (const draw of parts.keys()) draw(isNow)
  })
}

addEventListener('beforeprint', () => print(true))
addEventListener('afterprint', () => print(false))
