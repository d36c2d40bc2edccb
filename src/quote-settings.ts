/** What a message may quote of the environment: a variable may hold the secret that belongs into another one. Pure. */

import { quote } from './errors.js'

/** An id for a message; of other text only how long it is. */
export function quoteId(text: string): string {
  return isId(text) ? quote(text) : formatId(text)
}

/** The same without quotation marks. */
export function formatId(text: string): string {
  return isId(text) ? text : `text of ${text.length} characters that is no such id`
}

/** The id of a public key, a serial number or a merchant's number; not what is as long as an APIv3 key. */
function isId(text: string): boolean {
  return /^PUB_KEY_ID_[0-9A-Za-z]{0,40}$/.test(text) || (/^[0-9a-f]{1,40}$/i.test(text) && text.length !== API_V3_KEY)
}

const API_V3_KEY = 32

/** A path for a message; of other text, which may be a key, only how long it is. */
export function quotePath(text: string): string {
  const isPath = /[/\\.]/.test(text) && text.length < 128 && !text.includes('-----BEGIN')
  return isPath ? quote(text) : `text of ${text.length} characters`
}
