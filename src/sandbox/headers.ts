import type { IncomingHttpHeaders } from 'node:http'
import type { Identities } from './identities.js'
import { ServiceError } from './service-error.js'

/** What a client may name in `Accept`. The official Go SDK sends nothing but the last one. */
const ACCEPTED = ['application/json', 'application/*', '*/*']

/**
 * Refuses a request whose headers the real service would refuse.
 *
 * @param hasBody a request without a body needs no `Content-Type`
 * @throws ServiceError 400 PARAM_ERROR that names the header
 */
export function assertHeaders(headers: IncomingHttpHeaders, hasBody: boolean, identities: Identities): void {
  if (!mediaTypes(headers.accept).some((type) => ACCEPTED.includes(type)))
    throw headerError('Accept', 'must be application/json or */*')
  if (hasBody && mediaTypes(headers['content-type'])[0] !== 'application/json')
    throw headerError('Content-Type', 'must be application/json')
  if (!headers['user-agent']) throw headerError('User-Agent', 'is missing')
  const serial = wantedSerial(headers)
  if (serial !== '' && !identities.platformKeys.has(serial)) {
    const keys = [...identities.platformKeys.keys()].join(' or ')
    throw headerError('Wechatpay-Serial', `must name a key of the platform: ${keys}`)
  }
}

/**
 * The platform key that a request asks for by `Wechatpay-Serial`, or '' when it asks for none. Some clients write the
 * hexadecimal digits of a certificate's serial in lower case, and some send the header empty.
 */
export function wantedSerial(headers: IncomingHttpHeaders): string {
  const serial = String(headers['wechatpay-serial'] ?? '')
  return serial.startsWith('PUB_KEY_ID_') ? serial : serial.toUpperCase()
}

/** The media types of a header, in lower case and without parameters. */
function mediaTypes(header = ''): string[] {
  return header.split(',').map((item) => (item.split(';', 1)[0] ?? '').trim().toLowerCase())
}

function headerError(field: string, issue: string): ServiceError {
  return new ServiceError('PARAM_ERROR', `The header ${field} ${issue}`, { field, issue, location: 'header' })
}
