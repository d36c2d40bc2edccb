/** One signed query of an order that cannot exist: what the response proves. */

import { randomBytes } from 'node:crypto'
import type { WechatpayClient } from '../../calls.js'
import { valueOf, type Environment } from '../../environment.js'
import {
  quote,
  SignatureVerificationError,
  UnexpectedResponseError,
  WechatpayError,
  type ApiError,
} from '../../errors.js'
import { clockStep } from './connection.js'
import { note, ok, wrong, type Step } from './step.js'

/** Ids in the form of real ones. */
const MADE_UP = { appid: 'wx0000000000000000', service_id: '500001' }

export async function checkSignedQuery(
  client: WechatpayClient,
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
    const isSigned = response.headers.has('Wechatpay-Signature')
    // A timestamp that is not verified says nothing.
    if (isSigned && !Number.isNaN(timestamp))
      report(clockStep(Math.round(Date.now() / 1000 - timestamp), 'Wechatpay-Timestamp'))
    if (!error) return report(note('signed query', `an order ${out_order_no} exists, which cannot be: is this a stub?`))
    for (const step of refusalSteps(error, isSigned, isOwn, env)) report(step)
  } catch (error) {
    if (!(error instanceof WechatpayError)) throw error
    report(wrong('signed query', thrownText(error)))
  }
}

const PROVEN = 'the private key, the serial number, the merchant number and the platform key are right'

/** What a refusal proves, and what it leaves open. */
export function refusalSteps(error: ApiError, isSigned: boolean, isOwn: boolean, env: Environment): Step[] {
  const { code } = error
  const said = `${code}: ${quote(error.message)}`
  if (code === 'SIGN_ERROR') return [wrong('signature', `WeChat Pay refused it, ${said}. ${signAdvice(error, env)}`)]
  const proof = isSigned
    ? ok('signed query', `${code}, signed and verified: ${PROVEN}`)
    : note('signed query', `${code}, unsigned: the merchant's side is right, and the platform key is not proven`)
  const openIds = note(
    'permission',
    'WECHATPAY_APPID and WECHATPAY_SERVICE_ID are not both set: whether the merchant may use its service id is left open',
  )
  switch (code) {
    case 'ORDER_NOT_EXIST':
    case 'RESOURCE_NOT_EXISTS':
      return [proof, isOwn ? ok('permission', 'the appid and the service id are taken') : openIds]
    case 'NO_AUTH':
    case 'PARAM_ERROR':
    case 'INVALID_REQUEST':
      if (!isOwn) return [proof, openIds]
      return [
        proof,
        code === 'NO_AUTH'
          ? wrong(
              'permission',
              `WeChat Pay refused the query, ${said}. WECHATPAY_MCHID, WECHATPAY_APPID and WECHATPAY_SERVICE_ID must belong together, and the product must be open: see the merchant platform`,
            )
          : wrong(
              'permission',
              `WeChat Pay refused the query, ${said}. Check WECHATPAY_APPID and WECHATPAY_SERVICE_ID`,
            ),
      ]
    default:
      return [wrong('signed query', `WeChat Pay reported ${said}: try again later`)]
  }
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

function thrownText(error: WechatpayError): string {
  if (error instanceof SignatureVerificationError) {
    const serial = error.response?.headers.get('Wechatpay-Serial') ?? ''
    switch (error.code) {
      case 'ERR_SIGNATURE_UNKNOWN_SERIAL':
        return `WeChat Pay signs with ${quote(serial)}, whose key is not among the platform keys: correct WECHATPAY_PUBLIC_KEY_ID, or add WECHATPAY_PLATFORM_CERTIFICATE_FILE. ${error.message}`
      case 'ERR_SIGNATURE_MISMATCH':
        return `Correct the platform key: what is set for ${quote(serial)} is not its key. ${error.message}`
      case 'ERR_SIGNATURE_EXPIRED':
        return `Set this machine's clock. ${error.message}`
      default:
        return error.message
    }
  }
  if (error instanceof UnexpectedResponseError)
    return `${error.message}: is WECHATPAY_BASE_URL that of WeChat Pay, or does a proxy respond?`
  return `${error.message} [${error.code}]`
}
