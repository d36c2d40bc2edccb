/** One signed query of an order that cannot exist: what the response proves. */

import { randomBytes } from 'node:crypto'
import type { WechatpayClient } from '../../calls.js'
import { PUBLIC_KEY_PREFIX } from '../../credentials.js'
import { valueOf, type Environment } from '../../environment.js'
import {
  quote,
  SignatureVerificationError,
  UnexpectedResponseError,
  WechatpayError,
  type ApiError,
} from '../../errors.js'
import { CLOCK_LIMIT, clockOffset, clockStep } from './connection.js'
import { note, ok, wrong, type Step } from './step.js'

/** Ids in the form of real ones. */
const MADE_UP = { appid: 'wx0000000000000000', service_id: '500001' }

/** @param serials of the platform keys that are set */
export async function checkSignedQuery(
  client: WechatpayClient,
  serials: readonly string[],
  env: Environment,
  report: (step: Step) => void,
): Promise<void> {
  const appid = valueOf(env, 'WECHATPAY_APPID')
  const service_id = valueOf(env, 'WECHATPAY_SERVICE_ID')
  const isOwn = appid !== undefined && service_id !== undefined
  const out_order_no = `DOCTOR-${randomBytes(12).toString('hex')}`
  const query = { appid: appid ?? MADE_UP.appid, service_id: service_id ?? MADE_UP.service_id, out_order_no }
  try {
    const { error, response } = await client.GET('/v3/payscore/serviceorder', { params: { query } })
    const timestamp = Number(response.headers.get('Wechatpay-Timestamp') ?? NaN)
    // What is not verified says nothing.
    const signer = response.headers.has('Wechatpay-Signature') ? response.headers.get('Wechatpay-Serial') : null
    if (signer !== null && !Number.isNaN(timestamp))
      report(clockStep(Math.round(Date.now() / 1000 - timestamp), 'Wechatpay-Timestamp'))
    if (!error) return report(note('signed query', `an order ${out_order_no} exists, which cannot be: is this a stub?`))
    for (const step of refusalSteps(error, signer, serials, isOwn, env)) report(step)
  } catch (error) {
    if (!(error instanceof WechatpayError)) throw error
    report(wrong('signed query', thrownText(error, env)))
  }
}

/**
 * What a refusal proves, and what it leaves open.
 *
 * @param signer the serial of the platform key that signed it; null for an unsigned one
 */
function refusalSteps(
  error: ApiError,
  signer: string | null,
  serials: readonly string[],
  isOwn: boolean,
  env: Environment,
): Step[] {
  const { code, message } = error
  // A sentence follows it.
  const said = `${code}: ${message.replace(/[.。]$/, '')}`
  if (code === 'SIGN_ERROR') return [wrong('signature', `WeChat Pay refused it, ${said}. ${signAdvice(error, env)}`)]
  if (!PROVING.includes(code)) return [wrong('signed query', `WeChat Pay reported ${said}. Try again later`)]
  if (signer === null)
    return [note('signed query', `${code}, unsigned: it proves nothing, because anything in between may have sent it`)]
  if (isAboutPlatformKey(error)) {
    // WeChat Pay may look at this header before it looks at the signature.
    const proof = ok('signed query', `${code}, signed and verified: the platform key ${signer} is right`)
    return [proof, wrong('platform keys', `WeChat Pay refused the query, ${said}. ${platformKeyAdvice(env)}`)]
  }
  const proof = ok(
    'signed query',
    `${code}, signed and verified: the private key, the serial number, the merchant number and the platform key ${signer} are right`,
  )
  const open = serials.filter((serial) => serial !== signer)
  const left = open.map((serial) =>
    note('platform keys', `no response was signed with ${serial} yet: it is not proven`),
  )
  return [proof, ...left, permissionStep(code, said, isOwn)]
}

/** Codes that only a request gets whose signature WeChat Pay has accepted, unless they are about the platform key. */
const PROVING = ['ORDER_NOT_EXIST', 'RESOURCE_NOT_EXISTS', 'NO_AUTH', 'PARAM_ERROR', 'INVALID_REQUEST']

/** The service's own message is 平台证书序列号Wechatpay-Serial错误. */
function isAboutPlatformKey({ code, message }: ApiError): boolean {
  return code === 'PARAM_ERROR' && message.toLowerCase().includes('wechatpay-serial')
}

function platformKeyAdvice(env: Environment): string {
  return valueOf(env, 'WECHATPAY_PUBLIC_KEY_ID') === undefined
    ? 'Let WECHATPAY_PLATFORM_CERTIFICATE_FILE name the platform certificate that WeChat Pay uses now'
    : 'Correct WECHATPAY_PUBLIC_KEY_ID: this merchant has no public key with this id'
}

function permissionStep(code: string, said: string, isOwn: boolean): Step {
  if (!isOwn)
    return note(
      'permission',
      'WECHATPAY_APPID and WECHATPAY_SERVICE_ID are not both set: whether the merchant may use its service id is left open',
    )
  if (code === 'RESOURCE_NOT_EXISTS')
    return note('permission', `WeChat Pay found nothing under this path, ${said}. Is WECHATPAY_BASE_URL right?`)
  if (code === 'ORDER_NOT_EXIST')
    return note(
      'permission',
      'WeChat Pay looked for the order. It should not do so with an appid or a service id that is not yours, but this is no proof',
    )
  const advice =
    code === 'NO_AUTH'
      ? 'WECHATPAY_MCHID, WECHATPAY_APPID and WECHATPAY_SERVICE_ID must belong together, and the product must be open: see the merchant platform'
      : 'Check WECHATPAY_APPID and WECHATPAY_SERVICE_ID'
  return wrong('permission', `WeChat Pay refused the query, ${said}. ${advice}`)
}

/** The one thing to correct after a SIGN_ERROR. */
function signAdvice({ detail }: ApiError, env: Environment): string {
  const { field } = Object(detail) as { field?: unknown }
  if (field === 'mchid') return 'Correct WECHATPAY_MCHID: it is not the merchant of this certificate'
  if (field === 'timestamp') return "Set this machine's clock"
  if (field === 'serial_no') return 'Correct WECHATPAY_SERIAL_NO: it must be the serial number of apiclient_cert.pem'
  return valueOf(env, 'WECHATPAY_CERTIFICATE_FILE') === undefined
    ? 'Correct the private key: it must be the one that belongs to WECHATPAY_SERIAL_NO. WECHATPAY_CERTIFICATE_FILE lets me compare them'
    : 'Correct the certificate: key and certificate belong together, but WeChat Pay knows others for this merchant'
}

function thrownText(error: WechatpayError, env: Environment): string {
  if (error instanceof SignatureVerificationError) return untrustedText(error, env)
  if (error instanceof UnexpectedResponseError)
    return `${error.message}. Is WECHATPAY_BASE_URL that of WeChat Pay, or does a proxy respond?`
  return `${error.message} [${error.code}]`
}

/** The one thing to correct after a response that cannot be trusted. */
function untrustedText({ code, message, response }: SignatureVerificationError, env: Environment): string {
  const serial = response?.headers.get('Wechatpay-Serial') ?? ''
  switch (code) {
    case 'ERR_SIGNATURE_UNKNOWN_SERIAL':
      return unknownSerialText(serial, valueOf(env, 'WECHATPAY_PUBLIC_KEY_ID') !== undefined)
    case 'ERR_SIGNATURE_MISMATCH':
      return response?.headers.get('Wechatpay-Signature')?.startsWith('WECHATPAY/SIGNTEST/')
        ? 'WeChat Pay sent a wrong signature on purpose, which it does now and then: run doctor again'
        : `Correct the platform key: what is set for ${quote(serial)} is not its key`
    case 'ERR_SIGNATURE_EXPIRED': {
      const offset = clockOffset(response?.headers.get('Date') ?? undefined, Date.now())
      return offset !== undefined && Math.abs(offset) <= CLOCK_LIMIT
        ? `The Wechatpay-Timestamp of the response is more than ${CLOCK_LIMIT} s off, but the clock is right by Date: something in between repeats old responses`
        : message
    }
    default:
      return message
  }
}

function unknownSerialText(serial: string, hasPublicKey: boolean): string {
  const said = `WeChat Pay signs with ${quote(serial)}, whose key is not set`
  if (serial.startsWith(PUBLIC_KEY_PREFIX))
    return hasPublicKey
      ? `${said}. Correct WECHATPAY_PUBLIC_KEY_ID, and let WECHATPAY_PUBLIC_KEY_FILE name the file of this id`
      : `${said}. Set WECHATPAY_PUBLIC_KEY_ID to this id, and WECHATPAY_PUBLIC_KEY_FILE to pub_key.pem`
  return hasPublicKey
    ? `${said}. That is a platform certificate: correct WECHATPAY_PUBLIC_KEY_ID; if it is right, let WECHATPAY_PLATFORM_CERTIFICATE_FILE name that certificate, too`
    : `${said}. Let WECHATPAY_PLATFORM_CERTIFICATE_FILE name the platform certificate with this serial number`
}
