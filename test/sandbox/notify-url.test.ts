/** Where notifications may go: nowhere but this machine, unless told. */
import { networkInterfaces } from 'node:os'
import { describe, expect, it } from 'vitest'
import { startSandbox, type SandboxOptions } from '../../src/sandbox/index.js'
import { isOwnAddress, lookupFor } from '../../src/sandbox/own-address.js'

describe('notifyUrl', () => {
  it.each([
    'http://192.0.2.1/notify',
    'https://192.0.2.1/notify',
    // The same address, written as one number.
    'http://3221225985/notify',
    'http://[2001:db8::1]/notify',
    'http://[::ffff:192.0.2.1]/notify',
  ])('that leads outside this machine is refused: %s', async (notifyUrl) => {
    await expect(startSandbox({ notifyUrl })).rejects.toThrow(
      /^notifyUrl leads to .*, outside this machine: the sandbox sends there only with allowRemoteNotify: true$/,
    )
    await (await startSandbox({ notifyUrl, allowRemoteNotify: true })).close()
  })

  it.each([
    'http://127.0.0.1:1/',
    'http://127.8.8.8:1/',
    'http://localhost:1/',
    'http://[::1]:1/',
    'http://no-such-host.invalid/',
  ])('that leads to this machine, or nowhere, is taken: %s', async (notifyUrl) => {
    await (await startSandbox({ notifyUrl })).close()
  })

  it.each<[SandboxOptions | object, string]>([
    [{ notifyUrl: '/notify' }, 'notifyUrl must be a URL that begins with http:// or https://, but is "/notify"'],
    [{ notifyUrl: 'ftp://127.0.0.1/' }, 'notifyUrl must be a URL'],
    [{ notifyUrl: 1 }, 'notifyUrl must be a URL'],
    [{ notifyUrl: 'http://127.0.0.1/?order=1' }, 'notifyUrl must have no query'],
    [{ notifyDelays: 15 }, 'notifyDelays must be an array of milliseconds'],
    [{ notifyDelays: [15, -1] }, 'each of notifyDelays must be a whole number from 0'],
    [{ allowRemoteNotify: 'yes' }, 'allowRemoteNotify must be true or false'],
  ])('and its like are checked at start: %j', async (options, message) => {
    // `as`: what no compiler has checked.
    await expect(startSandbox(options as SandboxOptions)).rejects.toThrow(message)
  })
})

describe('an address', () => {
  it('of an interface of this machine is its own', () => {
    for (const { address } of Object.values(networkInterfaces())
      .flat()
      .flatMap((entry) => entry ?? []))
      expect(isOwnAddress(address)).toBe(true)
    expect(isOwnAddress('::ffff:127.0.0.1')).toBe(true)
  })

  it.each(['192.0.2.1', '2001:db8::1', '0.0.0.0', '', 'localhost', '127.0.0.1.'])('is not its own: %s', (address) => {
    expect(isOwnAddress(address)).toBe(false)
  })
})

it('a delivery connects only to the address that was looked at', async () => {
  const resolved = await new Promise((resolve) => {
    lookupFor(false)('localhost', { all: false }, (error, address) => resolve([error, address]))
  })
  expect(['127.0.0.1', '::1']).toContain((resolved as unknown[])[1])
})
