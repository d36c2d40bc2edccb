import { readFileSync } from 'node:fs'
import { importPrivateKey, importPublicKey, type Credentials } from '../../src/node.js'

const NAMES = [
  'WECHATPAY_MCHID',
  'WECHATPAY_SERIAL_NO',
  'WECHATPAY_PRIVATE_KEY_FILE',
  'WECHATPAY_PUBLIC_KEY_ID',
  'WECHATPAY_PUBLIC_KEY_FILE',
] as const

/** @throws Error that names the variable */
export async function environmentCredentials(): Promise<Credentials> {
  const missing = NAMES.filter((name) => !process.env[name])
  if (missing.length > 0) throw new Error(`the environment lacks ${missing.join(', ')}`)
  const [mchid = '', serialNo = '', privateKeyFile = '', publicKeyId = '', publicKeyFile = ''] = NAMES.map(
    (name) => process.env[name],
  )
  if (!publicKeyId.startsWith('PUB_KEY_ID_')) {
    throw new Error(`WECHATPAY_PUBLIC_KEY_ID must begin with PUB_KEY_ID_, but is "${publicKeyId}"`)
  }
  const privateKey = named('WECHATPAY_PRIVATE_KEY_FILE', async () =>
    importPrivateKey(readFileSync(privateKeyFile, 'utf8')),
  )
  const publicKey = named('WECHATPAY_PUBLIC_KEY_FILE', async () => importPublicKey(readFileSync(publicKeyFile, 'utf8')))
  return { mchid, serialNo, privateKey: await privateKey, platformKeys: { [publicKeyId]: await publicKey } }
}

/** An absolute URL. @throws Error */
export function environmentBaseUrl(): string {
  const baseUrl = process.env.WECHATPAY_BASE_URL || 'https://api.mch.weixin.qq.com'
  if (!URL.canParse(baseUrl)) throw new Error(`WECHATPAY_BASE_URL must be an absolute URL, but is "${baseUrl}"`)
  return baseUrl
}

/** The JSON of a file. @throws Error that names the file */
export function readBody(file: string): unknown {
  try {
    // Some editors put a byte order mark first.
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as unknown
  } catch (error) {
    throw new Error(`the body in ${file} cannot be read: ${messageOf(error)}`)
  }
}

async function named<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw new Error(`${name}: ${messageOf(error)}`)
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
