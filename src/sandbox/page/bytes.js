// @ts-check
/** @param {ArrayBuffer} buffer */
export function toBase64(buffer) {
  return btoa(String.fromCharCode(...new Uint8Array(buffer)))
}

/** @param {string} base64 @returns {Uint8Array<ArrayBuffer> | undefined} undefined for what is not base64 */
export function fromBase64(base64) {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

/** @param {Uint8Array[]} parts @returns {Uint8Array<ArrayBuffer>} */
export function concat(...parts) {
  return new Uint8Array(parts.flatMap((part) => [...part]))
}
