import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CERTIFICATE_SERIAL, fixture, goVector, NONCE, NOW, PUBLIC_KEY_ID, testingKey, vector } from '../helpers.js'
import type { Input } from './consumer/suite/input.js'
import type { Installed } from './install.js'

interface Servers {
  input: Omit<Input, 'knowsNotSent'>
  close(): Promise<void>
}

/** What the suite connects to: the packed sandbox, a server that redirects to it, and an address where no server listens. */
export async function serve({ folder }: Installed): Promise<Servers> {
  const module: unknown = await import(pathToFileURL(join(folder, 'dist/sandbox/index.js')).href)
  // `as`: it was compiled from there.
  const { startSandbox } = module as typeof import('../../src/sandbox/index.js')
  const sandbox = await startSandbox()
  const redirecting = createServer(({ url = '' }, response) => {
    const [, status, path] = /^\/(\d{3})(\/.*)$/.exec(url) ?? []
    response.writeHead(Number(status), { Location: `${sandbox.url}${path}` }).end()
  })
  const redirector = await listen(redirecting)
  const left = createServer()
  const nowhere = await listen(left)
  left.close()
  return {
    input: { sandbox: sandbox.url, redirector, nowhere, fixtures },
    close: async () => {
      redirecting.close()
      redirecting.closeAllConnections()
      await sandbox.close()
    },
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // `as`: it listens on a port.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const fixtures: Input['fixtures'] = {
  mchid: '1234567890',
  serialNo: goVector.certificate_serial,
  privateKey: testingKey(goVector.private_key_pem),
  publicKeyId: PUBLIC_KEY_ID,
  publicKey: fixture('platform_pub_key.pem'),
  certificateSerial: CERTIFICATE_SERIAL,
  certificate: fixture('platform_cert.pem'),
  timestamp: String(NOW),
  requestNonce: 'A1B2C3D4E5F6G7',
  responseNonce: NONCE,
  requests: [
    {
      path: '/v3/payscore/serviceorder/{out_order_no}/complete',
      out_order_no: '1234323JKHDFE1243252',
      ...vector('serviceorder'),
    },
    {
      path: '/v3/payscore/smartretail-orders/{out_order_no}/complete',
      out_order_no: 'a|b*c-d_e',
      ...vector('smartretail'),
    },
    {
      path: '/v3/payscore/payafter-orders/{out_order_no}/complete',
      out_order_no: '1234323JKHDFE1243252',
      ...vector('payafter'),
    },
  ],
  response: vector('completed'),
  orderDone: vector('order_done'),
}
