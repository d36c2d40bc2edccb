import { assertKeys, assertOneOf, assertWholeNumber, describe } from './assert.js'
import type { NotifyOptions } from './notifier.js'
import { assertOwnUrl } from './own-address.js'
import type { PlatformKeys, SandboxOptions } from './types.js'

const OPTIONS = [
  ...['port', 'host', 'mchid', 'platform', 'notifyUrl', 'notifyDelays', 'allowRemoteNotify', 'orders', 'faults'],
]

/** WeChat Pay's own repeats of a notification about a service order, in milliseconds. */
const NOTIFY_DELAYS = [15, 15, 30, 180, 1800, 1800, 1800, 1800, 3600].map((seconds) => seconds * 1000)

/** The options of a sandbox that are plain values, with their defaults. */
export interface ParsedOptions {
  readonly port: number
  readonly host: string
  readonly mchid: string
  readonly platform: PlatformKeys
  readonly notify: Pick<NotifyOptions, 'url' | 'delays' | 'allowRemote'>
}

/** @throws TypeError that names the option */
export async function parseOptions(options: SandboxOptions): Promise<ParsedOptions> {
  if (typeof options !== 'object' || options === null) throw new TypeError('the options must be an object')
  assertKeys('startSandbox', options, OPTIONS)
  const { port = 0, host = '127.0.0.1', mchid = '1900000109', platform = 'both', orders } = options
  assertWholeNumber('port', port, 0, 65535)
  // Node would take an empty one for every address of this machine.
  if (typeof host !== 'string' || host === '')
    throw new TypeError(`host must name an address, but is ${host === '' ? 'empty' : describe(host)}`)
  if (typeof mchid !== 'string' || !/^[0-9]{1,32}$/.test(mchid))
    throw new TypeError(`mchid must be text of 1 to 32 digits, but is ${describe(mchid)}`)
  assertOneOf('platform', platform, ['both', 'public-key', 'certificate'])
  if (orders !== undefined && !Array.isArray(orders)) throw new TypeError('orders must be an array of orders')
  return { port, host, mchid, platform, notify: await parseNotify(options) }
}

async function parseNotify({
  notifyUrl,
  notifyDelays = NOTIFY_DELAYS,
  allowRemoteNotify = false,
}: SandboxOptions): Promise<ParsedOptions['notify']> {
  if (!Array.isArray(notifyDelays)) throw new TypeError('notifyDelays must be an array of milliseconds')
  for (const delay of notifyDelays as unknown[]) assertWholeNumber('each of notifyDelays', delay, 0, 2 ** 31 - 1)
  if (typeof allowRemoteNotify !== 'boolean') throw new TypeError('allowRemoteNotify must be true or false')
  const url = notifyUrl === undefined ? undefined : parseUrl(notifyUrl)
  if (url !== undefined && !allowRemoteNotify) await assertOwnUrl(url)
  return { url, delays: [...notifyDelays], allowRemote: allowRemoteNotify }
}

function parseUrl(text: unknown): URL {
  const url = typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !['http:', 'https:'].includes(url.protocol))
    throw new TypeError(`notifyUrl must be a URL that begins with http:// or https://, but is ${describe(text)}`)
  if (url.search !== '') throw new TypeError('notifyUrl must have no query: WeChat Pay takes none')
  return url
}
