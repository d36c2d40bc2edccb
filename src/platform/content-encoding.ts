/** Undoes the compression of a body. We ask for none, but a proxy may compress all the same. */

import { quote } from '../errors.js'
import type { Bytes } from '../message.js'
import { MAX_BODY } from '../received-response.js'

/** More steps than these are no response of a server, and cost time. */
const MAX_CODINGS = 5

/**
 * The bytes of a body before it was compressed; undefined when they are more than 1 MiB.
 *
 * @param contentEncoding the header: how the body was compressed on the way, first step first
 * @throws Error for a coding that nobody can undo, and for a body that is not what the header says
 */
export async function decode(body: Bytes, contentEncoding: string): Promise<Bytes | undefined> {
  const all = contentEncoding.toLowerCase().split(',')
  const codings = all.map((coding) => coding.trim()).filter((coding) => coding !== '' && coding !== 'identity')
  if (codings.length > MAX_CODINGS) throw new Error('too many codings')
  let decoded: Bytes | undefined = body
  for (const coding of codings.reverse()) {
    const inflate = decoderOf(coding, decoded)
    if (decoded.length === 0) return decoded
    const encoded = decoded
    decoded = await new Promise<Bytes | undefined>((resolve, reject) => {
      inflate(encoded, { maxOutputLength: MAX_BODY }, (error, result) => {
        if (!error) resolve(new Uint8Array(result))
        else if ('code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') resolve(undefined)
        else reject(error)
      })
    })
    if (!decoded) return undefined
  }
  return decoded
}

function decoderOf(coding: string, [first = 0]: Bytes): Decoder {
  // We do not import it: almost nobody needs it.
  const { brotliDecompress, gunzip, inflate, inflateRaw } = process.getBuiltinModule('node:zlib')
  // `as`: brotliDecompress has other options, but the one that we use.
  if (coding === 'br') return brotliDecompress as Decoder
  if (coding === 'gzip' || coding === 'x-gzip') return gunzip
  // It has a head of zlib; some servers leave it out.
  if (coding === 'deflate') return (first & 0x0f) === 8 ? inflate : inflateRaw
  throw new Error(`unknown coding ${quote(coding)}`)
}

type Decoder = (typeof import('node:zlib'))['gunzip']
