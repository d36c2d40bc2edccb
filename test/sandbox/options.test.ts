/** The options of `startSandbox`. */
import { describe, expect, it } from 'vitest'
import { createWechatpayClient } from '../../src/index.js'
import { startSandbox, type SandboxOptions } from '../../src/sandbox/index.js'
import { SERVICE_ORDER } from '../helpers.js'
import { service } from './orders.js'
import { raw, verified } from './raw.js'

describe('startSandbox', () => {
  it('takes the number of the merchant', async () => {
    const sandbox = await startSandbox({ mchid: '1230000109' })
    expect([sandbox.mchid, sandbox.credentials.mchid]).toEqual(['1230000109', '1230000109'])
    const { json } = await raw(sandbox, { body: service })
    expect(json.mchid).toBe('1230000109')
    await sandbox.close()
  })

  it.each([
    ['public-key', 'public key', 'platformPublicKeyId', 'platformSerial'],
    ['certificate', 'certificate', 'platformSerial', 'platformPublicKeyId'],
  ] as const)('gives a merchant the %s alone', async (platform, signedBy, own, other) => {
    const sandbox = await startSandbox({ platform })
    const { pem, credentials, url } = sandbox
    expect(Object.keys(credentials.platformKeys)).toEqual([pem[own]])
    expect(verified(await raw(sandbox, { body: service }), sandbox)).toBe(signedBy)
    const { json } = await raw(sandbox, { body: service, headers: { 'Wechatpay-Serial': pem[other] } })
    expect(json.detail?.issue).toBe(`must name a key of the platform: ${pem[own]}`)
    const { data } = await createWechatpayClient(credentials, { baseUrl: url }).POST(SERVICE_ORDER, {
      params: { path: { out_order_no: 'SERVICE-ORDER-2' } },
      body: service,
    })
    expect(data?.state).toBe('DOING')
    await sandbox.close()
  })

  it.each<[object, string]>([
    [{ mchId: '1' }, 'but not "mchId": did you mean mchid?'],
    [{ mchid: 1900000109 }, 'mchid must be text of 1 to 32 digits, but is 1900000109'],
    [{ mchid: '' }, 'mchid must be text of 1 to 32 digits, but is ""'],
    [{ platform: 'publickey' }, 'platform must be one of both, public-key, certificate'],
    [{ host: '' }, 'host must name an address, but is empty'],
    [{ order: [] }, 'did you mean orders?'],
    [{ orders: {} }, 'orders must be an array of orders'],
  ])('refuses %j', async (options, message) => {
    // `as`: some of these are what no compiler has checked.
    await expect(startSandbox(options as SandboxOptions)).rejects.toThrow(message)
    await expect(startSandbox(options as SandboxOptions)).rejects.toThrow(TypeError)
  })
})

describe('a misspelt name is refused with the nearest one:', () => {
  it('of a field of an order', async () => {
    const sandbox = await startSandbox({ orders: [] })
    const order = { product: 'serviceorder', out_order_no: 'T1', service_introdution: 'x' } as const
    expect(() => sandbox.orders.add(order)).toThrow('did you mean service_introduction?')
    await sandbox.close()
  })

  it('of a fault, and of one of its options', async () => {
    const sandbox = await startSandbox({ orders: [] })
    // @ts-expect-error no such fault
    expect(() => sandbox.faults.add('drop-afer')).toThrow('did you mean drop-after?')
    // @ts-expect-error no such option
    expect(() => sandbox.faults.add({ fault: 'stall', excuted: true })).toThrow('did you mean executed?')
    await sandbox.close()
  })
})

it.each(['PARAM_ERROR', 'SIGN_ERROR', 'NO_AUTH', 'ORDER_NOT_EXIST', 'RATE_LIMITED'] as const)(
  'refuses a fault that cannot happen: %s after the order was completed',
  async (fault) => {
    const sandbox = await startSandbox({ orders: [] })
    expect(() => sandbox.faults.add({ fault, executed: true })).toThrow(`executed: true cannot be with ${fault}`)
    sandbox.faults.add({ fault, executed: false })
    await sandbox.close()
  },
)
