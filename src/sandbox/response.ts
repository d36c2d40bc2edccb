import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import type { Bytes } from '../message.js'
import { isErrorCode } from './faults.js'
import { wantedSerial } from './headers.js'
import type { Identities } from './identities.js'
import { SIGNATURE_FAULTS, signatureHeaders } from './platform-signature.js'
import { ServiceError } from './service-error.js'
import type { Fault } from './types.js'

/**
 * Writes the response, or what a fault makes of it.
 *
 * @param result what the service did; undefined where a fault came in place of it
 * @returns the status, if one was sent
 */
export async function writeResponse(
  response: ServerResponse,
  request: IncomingMessage,
  result: object | undefined,
  fault: Fault | undefined,
  identities: Identities,
): Promise<number | undefined> {
  const name = fault?.fault
  switch (name) {
    case 'drop-before':
    case 'drop-after':
      return void request.socket.destroy()
    case 'reset':
      return void request.socket.resetAndDestroy()
    case 'stall':
      return undefined
    case 'html-502':
      response.writeHead(502, { 'Content-Type': 'text/html', ...retryAfter(fault) })
      response.end('<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>')
      return 502
    case 'empty-500':
      response.writeHead(500, { 'Content-Length': 0, ...retryAfter(fault) }).end()
      return 500
    case 'delay':
      await setTimeout(fault?.milliseconds ?? 1000, undefined, { ref: false })
  }
  const value = name !== undefined && isErrorCode(name) ? new ServiceError(name) : (result ?? {})
  const status = value instanceof ServiceError ? value.status : name === 'accepted-202' ? 202 : 200
  const body = new TextEncoder().encode(JSON.stringify(name === 'accepted-202' ? {} : value))
  const signatureFault = SIGNATURE_FAULTS.find((fault) => fault === name)
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
    'Request-ID': randomUUID().replaceAll('-', '').toUpperCase(),
    ...retryAfter(fault),
    // A 401 is unsigned by nature: the sender is not known.
    ...(status !== 401 && (await signatureHeaders(body, signatureFault, keyFor(request, identities)))),
  })
  if (name === 'truncate') response.write(body.subarray(0, body.length / 2), () => request.socket.destroy())
  else if (name === 'drip') await drip(response, body, fault?.milliseconds ?? 10)
  else response.end(body)
  return status
}

function retryAfter(fault: Fault | undefined): Record<string, string> {
  return fault?.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) }
}

async function drip(response: ServerResponse, body: Bytes, milliseconds: number): Promise<void> {
  for (const byte of body) {
    // A client that has gone needs no more of it.
    if (response.destroyed) return
    response.write(Uint8Array.of(byte))
    await setTimeout(milliseconds, undefined, { ref: false })
  }
  response.end()
}

/** The key that a request asks for, or the default. */
function keyFor(request: IncomingMessage, { platformKeys, signingKey }: Identities): Identities['signingKey'] {
  const serial = wantedSerial(request.headers)
  const privateKey = platformKeys.get(serial)
  return privateKey === undefined ? signingKey : { serial, privateKey }
}
