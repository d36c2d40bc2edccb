import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import type { SandboxPem } from './types.js'

const PEM_FILES = {
  'apiclient_key.pem': 'merchantPrivateKey',
  'apiclient_cert.pem': 'merchantCertificate',
  'pub_key.pem': 'platformPublicKey',
  'wechatpay_cert.pem': 'platformCertificate',
} as const satisfies Record<string, keyof SandboxPem>

/** Lists what a sandbox wrote, each file as `SHA-256  name`, the form of `sha256sum`. */
const MARKER = '.wechatpay-payscore-sandbox'
const MARKER_LINE = /^[0-9a-f]{64} {2}(apiclient_key|apiclient_cert|pub_key|wechatpay_cert)\.pem$/

/**
 * Refuses a folder in which a file cannot be written, or is not a sandbox's: the files have the names of the real keys.
 *
 * @returns the lines of the marker that prove the files that are there
 * @throws Error that names the file
 */
export function assertPemFolder(folder: string): readonly string[] {
  const marked = readMarker(folder)
  return Object.keys(PEM_FILES).flatMap((name) => {
    const path = join(folder, name)
    const stats = statsOf(path)
    if (stats === undefined) return []
    const line = stats.isFile() ? markerLine(name, readFileSync(path)) : undefined
    if (line === undefined || !marked.includes(line)) throw foreign(path)
    return [line]
  })
}

/**
 * Writes the keys and certificates into a folder, in place of those that an earlier sandbox wrote there.
 *
 * @throws Error before anything is written if a file is not a sandbox's
 */
export function writePem(folder: string, pem: SandboxPem): void {
  mkdirSync(folder, { recursive: true })
  const files = Object.entries(PEM_FILES).map(([name, key]) => ({ name, text: pem[key] }))
  const lines = files.map(({ name, text }) => markerLine(name, text))
  // The marker knows the old files too, so that a start that breaks off here leaves only files that it can prove.
  const marker = [...assertPemFolder(folder), ...lines, '']
  for (const { name, text } of [{ name: MARKER, text: marker.join('\n') }, ...files]) {
    const path = join(folder, name)
    rmSync(path, { force: true })
    // `wx` creates a new file and follows no link, also if one has come there meanwhile.
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' })
  }
}

/** The lines of the marker; none if there is no marker. */
function readMarker(folder: string): readonly string[] {
  const path = join(folder, MARKER)
  const stats = statsOf(path)
  if (stats === undefined) return []
  const lines = stats.isFile() ? readFileSync(path, 'utf8').trimEnd().split('\n') : ['']
  if (!lines.every((line) => MARKER_LINE.test(line))) throw foreign(path)
  return lines
}

/** What an entry of a folder is: a link is a link. Undefined where there is no entry. */
function statsOf(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false })
}

function markerLine(name: string, content: string | Uint8Array): string {
  return `${createHash('sha256').update(content).digest('hex')}  ${name}`
}

function foreign(path: string): Error {
  return new Error(`--pem-dir: ${path} is there and not a sandbox's: name another folder`)
}
