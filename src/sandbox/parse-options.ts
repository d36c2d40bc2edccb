import { assertKeys, assertOneOf, assertWholeNumber, describe } from './assert.js'
import type { PlatformKeys, SandboxOptions } from './types.js'

const OPTIONS = ['port', 'host', 'mchid', 'platform', 'orders', 'faults'] as const

/** The options of a sandbox that are plain values, with their defaults. */
export interface ParsedOptions {
  readonly port: number
  readonly host: string
  readonly mchid: string
  readonly platform: PlatformKeys
}

/** @throws TypeError that names the option */
export function parseOptions(options: SandboxOptions): ParsedOptions {
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
  return { port, host, mchid, platform }
}
