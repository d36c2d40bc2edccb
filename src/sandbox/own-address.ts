import { lookup as lookupCallback, type LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { networkInterfaces } from 'node:os'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** Whether an address is one of this machine's own. */
export function isOwnAddress(address: string): boolean {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')
  const family = isIP(plain) === 4 ? 'ipv4' : 'ipv6'
  if (isIP(plain) === 0) return false
  if (loopback.check(plain, family)) return true
  const own = Object.values(networkInterfaces()).flatMap((entries = []) => entries.map((entry) => entry.address))
  return own.includes(plain)
}

/**
 * Refuses a URL that leads outside this machine. A name that leads nowhere may lead somewhere later, so it passes; each
 * delivery looks again.
 *
 * @throws Error that names the address
 */
export async function assertOwnUrl({ hostname }: URL): Promise<void> {
  const host = hostname.replace(/^\[|\]$/g, '')
  const addresses = await lookup(host, { all: true }).catch(() => [])
  for (const { address } of addresses) if (!isOwnAddress(address)) throw outside(address)
}

/** How a request resolves its host name: it connects to the very addresses that were looked at. */
export function lookupFor(allowRemote: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookupCallback(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, '')
      const strange = allowRemote ? undefined : addresses.find(({ address }) => !isOwnAddress(address))
      const [first] = addresses
      if (strange !== undefined) return callback(outside(strange.address), '')
      if (options.all) return callback(null, addresses)
      callback(null, first?.address ?? '', first?.family)
    })
  }
}

function outside(address: string): Error {
  return new Error(
    `notifyUrl leads to ${address}, outside this machine: the sandbox sends there only with allowRemoteNotify: true`,
  )
}
