/** What the environment of a process says about credentials: values, PEM texts and the files that they stand in. Node only. */

import { readFile } from 'node:fs/promises'
import { quote } from './errors.js'
import { quotePath } from './quote-settings.js'
import { isNear } from './unknown-field.js'

/** Environment variables, `process.env` for one. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Variables that hold a PEM text; each may be given as a file instead, by the same name with `_FILE`. */
export type PemVariable = 'WECHATPAY_PRIVATE_KEY' | 'WECHATPAY_PUBLIC_KEY' | 'WECHATPAY_PLATFORM_CERTIFICATE'

const KNOWN = [
  ...['WECHATPAY_MCHID', 'WECHATPAY_SERIAL_NO', 'WECHATPAY_CERTIFICATE_FILE', 'WECHATPAY_PUBLIC_KEY_ID'],
  ...['WECHATPAY_PRIVATE_KEY', 'WECHATPAY_PRIVATE_KEY_FILE', 'WECHATPAY_PUBLIC_KEY', 'WECHATPAY_PUBLIC_KEY_FILE'],
  ...['WECHATPAY_PLATFORM_CERTIFICATE', 'WECHATPAY_PLATFORM_CERTIFICATE_FILE', 'WECHATPAY_API_V3_KEY'],
  ...['WECHATPAY_APPID', 'WECHATPAY_SERVICE_ID', 'WECHATPAY_BASE_URL'],
]

/** The value of a variable without white space around it; undefined when it is unset or empty. */
export function valueOf(env: Environment, name: string): string | undefined {
  const value = Object.hasOwn(env, name) ? env[name]?.trim() : undefined
  return value === '' ? undefined : value
}

/** The variables that are missing, each as a message names it. */
export function missingVariables(env: Environment): string[] {
  const isSet = (...names: string[]): boolean => names.some((name) => valueOf(env, name) !== undefined)
  const hasPem = (name: PemVariable): boolean => isSet(name, `${name}_FILE`)
  const missing: string[] = []
  if (!isSet('WECHATPAY_MCHID')) missing.push('WECHATPAY_MCHID')
  if (!isSet('WECHATPAY_SERIAL_NO', 'WECHATPAY_CERTIFICATE_FILE'))
    missing.push('WECHATPAY_SERIAL_NO (or WECHATPAY_CERTIFICATE_FILE)')
  if (!hasPem('WECHATPAY_PRIVATE_KEY')) missing.push('WECHATPAY_PRIVATE_KEY_FILE (or WECHATPAY_PRIVATE_KEY)')
  const hasId = isSet('WECHATPAY_PUBLIC_KEY_ID')
  const hasPublicKey = hasPem('WECHATPAY_PUBLIC_KEY')
  if (hasPublicKey && !hasId) missing.push('WECHATPAY_PUBLIC_KEY_ID')
  if (!hasPublicKey && (hasId || !hasPem('WECHATPAY_PLATFORM_CERTIFICATE'))) {
    if (!hasId) missing.push('WECHATPAY_PUBLIC_KEY_ID')
    missing.push('WECHATPAY_PUBLIC_KEY_FILE (or WECHATPAY_PUBLIC_KEY, or WECHATPAY_PLATFORM_CERTIFICATE_FILE)')
  }
  return missing
}

/** Variables with our prefix that we do not read, each with the name that was probably meant. */
export function misspelledVariables(env: Environment): { name: string; meant: string | undefined }[] {
  const unknown = Object.keys(env).filter((name) => name.startsWith('WECHATPAY_') && !KNOWN.includes(name))
  return unknown.map((name) => ({ name, meant: KNOWN.find((known) => isNear(name, known)) }))
}

/** @throws TypeError that names every missing variable */
export function assertComplete(env: Environment): void {
  const missing = missingVariables(env)
  if (missing.length === 0) return
  const hints = misspelledVariables(env).map(({ name, meant }) =>
    meant === undefined ? `${quote(name)} is set, but is not read` : `${name} is set: did you mean ${meant}?`,
  )
  throw new TypeError([`The environment lacks ${missing.join(', ')}`, ...hints].join('; '))
}

/** A PEM text, and the variable that it came from. */
export interface PemSource {
  readonly text: string
  readonly variable: string
}

/**
 * The PEM text of a variable, or of the file that `NAME_FILE` names; undefined when neither is set. Line ends of an inline
 * text may be written as `\n`.
 *
 * @throws TypeError when both are set, or the file cannot be read or is no text
 */
export async function pemOf(env: Environment, name: PemVariable): Promise<PemSource | undefined> {
  const inline = valueOf(env, name)
  const file = `${name}_FILE`
  const path = valueOf(env, file)
  if (inline !== undefined && path !== undefined)
    throw new TypeError(`${name} and ${file} are both set: unset one of them`)
  if (path !== undefined) return { text: await readPemFile(env, file), variable: file }
  if (inline === undefined) return undefined
  const text = inline.replaceAll('\\r', '').replaceAll('\\n', '\n')
  if (!text.includes('-----BEGIN') && /^[^\n]{1,255}\.(pem|key|crt|cer|p12)$/i.test(text))
    throw new TypeError(`${name} has the name of a file: put it into ${file}`)
  return { text, variable: name }
}

/** @throws TypeError that names the variable */
export async function readPemFile(env: Environment, variable: string): Promise<string> {
  const path = valueOf(env, variable) ?? ''
  if (path.includes('-----BEGIN'))
    throw new TypeError(
      `${variable} has a PEM text: it must name a file, and the text belongs into ${variable.slice(0, -5)}`,
    )
  let bytes: Buffer
  try {
    bytes = await readFile(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new TypeError(`${variable} names ${quotePath(path)}, which cannot be read: ${why(code)}`)
  }
  const text = bytes.toString('utf8')
  if (!text.includes('-----BEGIN') && (bytes[0] === DER_SEQUENCE || /\.(p12|pfx)$/i.test(path))) {
    const what =
      variable === 'WECHATPAY_PRIVATE_KEY_FILE'
        ? '-nodes -nocerts -out apiclient_key.pem'
        : '-clcerts -nokeys -out apiclient_cert.pem'
    throw new TypeError(
      `${variable} names ${quotePath(path)}, which is a binary file such as apiclient_cert.p12, not PEM: convert it with ` +
        `\`openssl pkcs12 -legacy -in apiclient_cert.p12 ${what}\` (the password is the merchant number; OpenSSL before 3 takes no -legacy)`,
    )
  }
  return text
}

const DER_SEQUENCE = 0x30

function why(code: string | undefined): string {
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EACCES' || code === 'EPERM') return 'this user may not read it'
  if (code === 'EISDIR') return 'it is a folder'
  return code ?? 'reading failed'
}
