import { outsideOperations } from '../generated/operations.js'
import { decrypt, readEncrypted } from './aes-gcm.js'
import { assertApiV3Key, readMerchant, type MerchantCredentials } from './credentials.js'
import { codeOf, UnexpectedResponseError } from './errors.js'
import { factsOf } from './key-facts.js'
import type { CryptoKey } from './message.js'
import { assertSignal, readOptions, type WechatpayClientOptions } from './options.js'
import * as pem from './pem.js'
import type { Platform } from './platform/types.js'
import { web } from './platform/web.js'
import type { ReceivedResponse } from './received-response.js'
import { send, type Call } from './send.js'
import { createSign, ownHeaders } from './sign.js'
import { createVerify } from './verify.js'

/** Options of `downloadCertificates`: those of a client, and a signal. */
export interface DownloadOptions extends Omit<WechatpayClientOptions, 'validate'> {
  /** Ends the download, with an AbortError. */
  signal?: AbortSignal | undefined
}

/** What a runtime does in its own way, keys included. */
interface DownloadPlatform extends Platform {
  importCertificate(pem: string): Promise<CryptoKey>
}

/**
 * Downloads the platform certificates of a merchant, ready for `platformKeys`: decrypts them with the APIv3 key, verifies the
 * same response with them, and leaves out those that are expired. A client reads its keys once: make a new one with these,
 * at least every 12 hours.
 *
 * A merchant that has a WeChat Pay public key only, as most have since 2024, has no certificates: it needs no download.
 *
 * @returns the keys by serial number
 * @throws UnexpectedResponseError: the API refused it, or the certificates cannot be decrypted: the APIv3 key is another one
 * @throws SignatureVerificationError, ConnectionError, TimeoutError, AbortError as a call of the client
 * @throws TypeError that names the credential or the option that is invalid
 * @see https://pay.weixin.qq.com/docs/merchant/products/platform-certificate/apilist.html
 * @example
 * const platformKeys = await downloadCertificates({ mchid, serialNo, privateKey, apiV3Key })
 * const client = createWechatpayClient({ mchid, serialNo, privateKey, platformKeys })
 */
export async function downloadCertificates(
  credentials: MerchantCredentials,
  options: DownloadOptions = {},
): Promise<Record<string, CryptoKey>> {
  return downloadCertificatesOn({ ...web, importCertificate: pem.importCertificate }, credentials, options)
}

export async function downloadCertificatesOn(
  platform: DownloadPlatform,
  credentials: MerchantCredentials,
  { signal, ...options }: DownloadOptions,
): Promise<Record<string, CryptoKey>> {
  const startedAt = performance.now()
  const settings = readOptions(options, platform)
  const merchant = readMerchant(credentials)
  const { apiV3Key } = credentials
  assertApiV3Key(apiV3Key)
  assertSignal(signal)

  let keys: Record<string, CryptoKey> = {}
  const verify = async (received: ReceivedResponse): Promise<boolean> => {
    // An error is believed without a signature: there is no key yet, and nothing was executed.
    if (!received.isSuccess) return assertApiError(received)
    keys = await certificatesIn(received, apiV3Key, platform)
    return createVerify({ ...merchant, platformKeys: keys }, platform)(received)
  }
  const sign = createSign({ ...merchant, platformKeys: {} }, platform)
  const sender = { sign, verify, onAttempt: settings.onAttempt, underWay: 0 }
  const { baseUrls, limits } = settings
  const { deadline, ...each } = limits
  const deadlineAt = startedAt + deadline
  const transport = settings.transport()
  const operation = outsideOperations.downloadCertificates
  const call: Call = { operation, baseUrls, transport, signal, ...each, deadlineAt, attempts: [] }
  const request = {
    method: operation.method,
    target: operation.path,
    headers: ownHeaders(settings.headers),
    body: new Uint8Array(),
  }
  const received = await send(sender, call, request, [])
  if (received.isSuccess) return keys
  throw refusal(received)
}

function assertApiError(received: ReceivedResponse): false {
  if (!received.apiError()) throw received.unexpected('no error of the API')
  return false
}

/**
 * The keys of the certificates in a response that is not verified yet, without those that are expired.
 *
 * @throws UnexpectedResponseError
 */
async function certificatesIn(
  received: ReceivedResponse,
  apiV3Key: string,
  { importCertificate }: DownloadPlatform,
): Promise<Record<string, CryptoKey>> {
  const { data } = Object(received.json()) as { data?: unknown }
  if (!Array.isArray(data)) throw received.unexpected('no list of certificates')
  const keys: Record<string, CryptoKey> = {}
  for (const item of data as unknown[]) {
    const { serial_no, expire_time, encrypt_certificate } = Object(item) as Partial<Record<string, unknown>>
    const expiresAt = Date.parse(String(expire_time))
    if (typeof serial_no !== 'string' || Number.isNaN(expiresAt))
      throw received.unexpected('not what it should be: each certificate must have serial_no and expire_time')
    // A certificate for other algorithms than those of this client may stand beside the one that it needs.
    const { algorithm } = Object(encrypt_certificate) as { algorithm?: unknown }
    const isForeign = typeof algorithm === 'string' && algorithm.startsWith('AEAD_SM4')
    if (expiresAt <= Date.now() || isForeign) continue
    const encrypted = readEncrypted(encrypt_certificate)
    if (typeof encrypted === 'string') throw received.unexpected(`not what it should be: ${encrypted}`)
    const pem = await decrypt(encrypted, received, apiV3Key)
    if (!pem) {
      const why = 'is apiV3Key the APIv3 key of this merchant, and was it reset on the merchant platform?'
      throw received.unexpected(`not to be decrypted (${why})`)
    }
    const key = await importCertificate(new TextDecoder().decode(pem)).catch(() => undefined)
    if (!key || factsOf(key)?.serialNo !== serial_no)
      throw received.unexpected('not what it should be: a certificate must be readable, and have its serial_no')
    keys[serial_no] = key
  }
  if (Object.keys(keys).length === 0) throw received.unexpected('a list without a certificate that is valid now')
  return keys
}

/** The error for a download that the API refused. */
function refusal(received: ReceivedResponse): UnexpectedResponseError {
  const code = received.apiError()?.code ?? ''
  const what = `The API reported ${codeOf(code)} (${received.status})`
  const why =
    code === 'RESOURCE_NOT_EXISTS'
      ? ': this merchant has no platform certificates, but a WeChat Pay public key. Put pub_key.pem among platformKeys under its id, PUB_KEY_ID_…'
      : ', so that there are no certificates'
  return new UnexpectedResponseError(what + why, { outcome: 'unknown', response: received.toResponse() })
}
