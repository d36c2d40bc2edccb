import { servers } from '../../generated/contract.js'
import type { WechatpayClient } from '../calls.js'
import { credentialsFromEnv } from '../credentials-from-env.js'
import { valueOf, type Environment } from '../environment.js'
import { createWechatpayClient } from '../node.js'
import type { WechatpayClientOptions } from '../options.js'
import { UsageError } from './exit-status.js'

/** A client with the credentials of the environment. @throws UsageError that names the variable */
export async function clientFromEnv(
  options: WechatpayClientOptions = {},
  env: Environment = process.env,
): Promise<WechatpayClient> {
  try {
    return createWechatpayClient(await credentialsFromEnv(env), { baseUrl: baseUrlsOf(env), ...options })
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(error.message.replace(/^baseUrl /, 'WECHATPAY_BASE_URL ')) : error
  }
}

/** Where requests go: WECHATPAY_BASE_URL, several with a comma between them, or WeChat Pay itself. */
export function baseUrlsOf(env: Environment): readonly string[] {
  const given = valueOf(env, 'WECHATPAY_BASE_URL')
  return given === undefined ? servers : given.split(',').map((each) => each.trim())
}

/** Whether requests go to WeChat Pay itself, where money moves. */
export function isReal(env: Environment): boolean {
  return baseUrlsOf(env).some(
    (url) => URL.canParse(url) && /(^|\.)(qq\.com|wechatpay\.cn)$/.test(new URL(url).hostname),
  )
}
