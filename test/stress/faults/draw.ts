import { createHash } from 'node:crypto'

/** Draws numbers from [0, 1) that depend on their name only, so that no order of arrival can change them. */
export type Draw = () => number

export function drawsOf(...name: (string | number)[]): Draw {
  let count = 0
  return () =>
    createHash('sha256')
      .update(`${name.join('/')}/${count++}`)
      .digest()
      .readUInt32BE() /
    2 ** 32
}

export function pick<T>(draw: Draw, list: readonly T[]): T {
  // `as`: callers pass lists with at least one item.
  return list[Math.floor(draw() * list.length)] as T
}
