/** The entry `wechatpay-payscore/node`: what only Node, Bun and Deno can do, because it reads files. */

import type { Credentials } from './credentials.js'
import { assertComplete, type Environment } from './environment.js'
import { assembled, merchantKey, merchantSerial, platformKeysOf } from './merchant-from-env.js'

export type { Credentials } from './credentials.js'
export type { Environment } from './environment.js'

/**
 * The merchant's credentials from environment variables:
 *
 * - `WECHATPAY_MCHID`: the merchant's number
 * - `WECHATPAY_SERIAL_NO`, or `WECHATPAY_CERTIFICATE_FILE`, the merchant's certificate, which has the serial number in it
 * - `WECHATPAY_PRIVATE_KEY` or `WECHATPAY_PRIVATE_KEY_FILE`: apiclient_key.pem
 * - `WECHATPAY_PUBLIC_KEY_ID` with `WECHATPAY_PUBLIC_KEY` or `WECHATPAY_PUBLIC_KEY_FILE`: the WeChat Pay public key
 * - `WECHATPAY_PLATFORM_CERTIFICATE` or `WECHATPAY_PLATFORM_CERTIFICATE_FILE`: platform certificates, instead or besides
 * - `WECHATPAY_API_V3_KEY`: the APIv3 key, for notifications and certificates; optional
 *
 * A variable holds the PEM text itself, whose line ends may be written as `\n`; one with `_FILE` names the file.
 *
 * @param env where to read; default `process.env`
 * @throws TypeError that names every missing variable, or the variable that is invalid; it never quotes a key
 * @example
 * const client = createWechatpayClient(await credentialsFromEnv())
 */
export async function credentialsFromEnv(env: Environment = process.env): Promise<Credentials> {
  assertComplete(env)
  const { privateKey } = await merchantKey(env)
  const serialNo = await merchantSerial(env, privateKey)
  const platform = await platformKeysOf(env)
  return assembled(env, privateKey, serialNo, platform)
}
