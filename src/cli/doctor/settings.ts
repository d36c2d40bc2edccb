/** What the environment says, checked without the network. */

import type { Credentials } from '../../credentials.js'
import { assembled, merchantKey, merchantSerial, platformKeysOf, type PlatformKey } from '../../merchant-from-env.js'
import { misspelledVariables, missingVariables, valueOf, type Environment } from '../../environment.js'
import { quote } from '../../errors.js'
import type { CryptoKey } from '../../message.js'
import { createWechatpayClient } from '../../node.js'
import { formatId, quoteId, quotePath } from '../../quote-settings.js'
import { baseUrlsOf } from '../client.js'
import { checked, note, ok, wrong, type Step } from './step.js'

type Report = (step: Step) => void

/** @returns what a client needs; undefined when something of it is wrong */
export async function checkSettings(env: Environment, report: Report): Promise<Credentials | undefined> {
  const missing = missingVariables(env)
  const isThere = (name: string): boolean => !missing.some((each) => each.startsWith(name))
  checkVariables(env, missing, report)
  const key = isThere('WECHATPAY_PRIVATE_KEY_FILE') ? await checkPrivateKey(env, report) : undefined
  const serialNo = key && isThere('WECHATPAY_SERIAL_NO') ? await checkSerial(env, key.privateKey, report) : undefined
  const platform = isThere('WECHATPAY_PUBLIC_KEY') ? await checkPlatformKeys(env, report) : undefined
  if (!key || serialNo === undefined || !platform || missing.length > 0) return undefined
  return checked(
    'credentials',
    report,
    () => {
      const credentials = assembled(env, key.privateKey, serialNo, platform)
      createWechatpayClient(credentials)
      return credentials
    },
    ({ mchid }) => `they are complete and valid, for merchant ${formatId(mchid)}`,
  )
}

function checkVariables(env: Environment, missing: readonly string[], report: Report): void {
  if (missing.length > 0) report(wrong('variables', `these are missing: ${missing.join(', ')}`))
  else report(ok('variables', 'all that are needed are set'))
  for (const { name, meant } of misspelledVariables(env))
    report(note('variables', `${quote(name)} is not read${meant === undefined ? '' : `: did you mean ${meant}?`}`))
}

async function checkPrivateKey(
  env: Environment,
  report: Report,
): Promise<{ privateKey: CryptoKey; variable: string } | undefined> {
  return checked(
    'private key',
    report,
    async () => merchantKey(env),
    ({ variable }) => `${variable} is an RSA private key`,
  )
}

async function checkSerial(env: Environment, privateKey: CryptoKey, report: Report): Promise<string | undefined> {
  const hasCertificate = valueOf(env, 'WECHATPAY_CERTIFICATE_FILE') !== undefined
  return checked(
    'serial number',
    report,
    async () => merchantSerial(env, privateKey),
    (serial) =>
      hasCertificate
        ? `${serial}: the certificate has it, and the private key belongs to the certificate`
        : `${quoteId(serial)}; WECHATPAY_CERTIFICATE_FILE would let me check that the private key belongs to it`,
  )
}

async function checkPlatformKeys(env: Environment, report: Report): Promise<PlatformKey[] | undefined> {
  return checked(
    'platform keys',
    report,
    async () => platformKeysOf(env),
    (keys) => keys.map(({ serial, variable }) => `${variable} has the key of ${serial}`).join(', '),
  )
}

/** Where requests go. @returns undefined when it is no base URL */
export async function checkBaseUrl(env: Environment, report: Report): Promise<readonly string[] | undefined> {
  const proxy = ['HTTPS_PROXY', 'https_proxy'].find((name) => valueOf(env, name) !== undefined)
  if (proxy !== undefined && !(valueOf(env, 'NODE_USE_ENV_PROXY') && Number(process.versions.node.split('.')[0]) >= 24))
    report(
      note('proxy', `${proxy} is set, but this Node (${process.versions.node}) ignores it: requests go out directly`),
    )
  const urls = baseUrlsOf(env)
  const bad = urls.find((url) => !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
  // A URL may hold a password before the at sign.
  const quoteUrl = (url: string): string => (url.includes('@') ? 'text with an at sign' : quotePath(url))
  if (bad !== undefined) {
    report(wrong('base URL', `WECHATPAY_BASE_URL must be an absolute https URL, but is ${quoteUrl(bad)}`))
    return undefined
  }
  const doubled = urls.find((url) => /\/v3\/?$/.test(new URL(url).pathname))
  if (doubled === undefined) return urls
  const why = 'the path of each call begins with /v3'
  report(wrong('base URL', `WECHATPAY_BASE_URL must not end with /v3, but is ${quoteUrl(doubled)}: ${why}`))
  return undefined
}
