/** The parts of a merchant's credentials in environment variables, each by itself, so that `doctor` can look at each. */

import { PUBLIC_KEY_PREFIX, readCredentials, type Credentials } from './credentials.js'
import { pemOf, readPemFile, valueOf, type Environment } from './environment.js'
import { quote } from './errors.js'
import { factsOf } from './key-facts.js'
import type { CryptoKey } from './message.js'
import { importCertificate, importPrivateKey, importPublicKey } from './platform/node.js'
import { quoteId } from './quote-settings.js'

/** A platform key, and the variable that it came from. */
export interface PlatformKey {
  readonly serial: string
  readonly key: CryptoKey
  readonly variable: string
}

/** The merchant's private key. @throws TypeError that names the variable */
export async function merchantKey(env: Environment): Promise<{ privateKey: CryptoKey; variable: string }> {
  const source = (await pemOf(env, 'WECHATPAY_PRIVATE_KEY')) ?? { text: '', variable: 'WECHATPAY_PRIVATE_KEY_FILE' }
  const { variable } = source
  return { privateKey: await naming(variable, async () => importPrivateKey(source.text)), variable }
}

/**
 * The serial number of the merchant's certificate: what the variable says, or what the certificate says.
 *
 * @throws TypeError when the two differ, or the private key is not that of the certificate
 */
export async function merchantSerial(env: Environment, privateKey: CryptoKey): Promise<string> {
  const given = valueOf(env, 'WECHATPAY_SERIAL_NO')
  const file = 'WECHATPAY_CERTIFICATE_FILE'
  if (valueOf(env, file) === undefined) return given ?? ''
  const text = await readPemFile(env, file)
  const certificate = await naming(file, async () => importCertificate(text))
  const { modulus, serialNo = '' } = factsOf(certificate) ?? {}
  if (modulus !== factsOf(privateKey)?.modulus) {
    throw new TypeError(
      `The private key does not belong to the certificate in ${file} (${serialNo}): is it the key of another merchant, or of an older certificate?`,
    )
  }
  if (given !== undefined && given !== serialNo)
    throw new TypeError(`WECHATPAY_SERIAL_NO is ${quoteId(given)}, but the certificate in ${file} is ${serialNo}`)
  return serialNo
}

/** The keys of the platform that the environment names. @throws TypeError that names the variable */
export async function platformKeysOf(env: Environment): Promise<PlatformKey[]> {
  const publicKey = await pemOf(env, 'WECHATPAY_PUBLIC_KEY')
  const certificates = await pemOf(env, 'WECHATPAY_PLATFORM_CERTIFICATE')
  const found: PlatformKey[] = []
  if (publicKey) {
    const id = valueOf(env, 'WECHATPAY_PUBLIC_KEY_ID') ?? ''
    if (!id.startsWith(PUBLIC_KEY_PREFIX))
      throw new TypeError(`WECHATPAY_PUBLIC_KEY_ID must begin with ${PUBLIC_KEY_PREFIX}, but is ${quoteId(id)}`)
    const { text, variable } = publicKey
    found.push({ serial: id, key: await naming(variable, async () => importPublicKey(text)), variable })
  }
  if (certificates) {
    const { text, variable } = certificates
    // During a change-over there are two, which may stand in one file.
    for (const part of text
      .split(/(?<=-----END CERTIFICATE-----)/)
      .filter((each, index) => index === 0 || each.trim())) {
      const key = await naming(variable, async () => importCertificate(part))
      found.push({ serial: factsOf(key)?.serialNo ?? '', key, variable })
    }
  }
  return found
}

/** Credentials that a client takes. @throws TypeError that names the variable */
export function assembled(
  env: Environment,
  privateKey: CryptoKey,
  serialNo: string,
  platform: readonly PlatformKey[],
): Credentials {
  const apiV3Key = valueOf(env, 'WECHATPAY_API_V3_KEY')
  const credentials: Credentials = {
    mchid: valueOf(env, 'WECHATPAY_MCHID') ?? '',
    serialNo,
    privateKey,
    platformKeys: Object.fromEntries(platform.map(({ serial, key }) => [serial, key])),
    ...(apiV3Key !== undefined && { apiV3Key }),
  }
  try {
    readCredentials(credentials)
    return credentials
  } catch (error) {
    throw error instanceof TypeError
      ? new TypeError(inVariables(withoutSecrets(error.message, credentials), platform))
      : error
  }
}

/** A message about credentials, without what stands in the place of an id and is none. */
function withoutSecrets(message: string, { mchid, serialNo }: Credentials): string {
  return [mchid, serialNo].reduce((text, value) => text.replaceAll(quote(value), () => quoteId(value)), message)
}

/** A message about credentials, with the names of the variables that they came from. */
function inVariables(message: string, platform: readonly PlatformKey[]): string {
  const named = platform.reduce(
    (text, { serial, variable }) => text.replaceAll(`platformKeys[${quote(serial)}]`, variable),
    message,
  )
  return Object.entries(VARIABLES).reduce(
    (text, [option, name]) => text.replace(new RegExp(`\\b${option}\\b`, 'g'), name),
    named,
  )
}

const VARIABLES = {
  mchid: 'WECHATPAY_MCHID',
  serialNo: 'WECHATPAY_SERIAL_NO',
  apiV3Key: 'WECHATPAY_API_V3_KEY',
  privateKey: 'WECHATPAY_PRIVATE_KEY',
}

async function naming<T>(variable: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw error instanceof TypeError ? new TypeError(`${variable}: ${error.message}`) : error
  }
}
