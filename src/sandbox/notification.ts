import { randomUUID } from 'node:crypto'
import { beijingTime } from '../beijing-time.js'
import { encryptResource } from './aead.js'
import { assertKeys, assertOneOf, describe } from './assert.js'
import { createApiV3Key, type Identities } from './identities.js'
import type { Ledger } from './ledger.js'
import { assertNotificationFault, eventTable } from './notification-table.js'
import { finishOrderView, serviceOrderView } from './order-view.js'
import { rfc3339 } from './rfc3339.js'
import { SIGNATURE_FAULTS, signatureHeaders } from './platform-signature.js'
import type { EventType, NotificationFault, NotificationMessage, NotificationRequest, SandboxOrder } from './types.js'

/** A notification as it is sent, at every attempt with the same body. */
export interface Envelope {
  readonly id: string
  readonly event_type: EventType
  readonly body: string
}

/**
 * Encrypts what an event says about an order as it is now.
 *
 * @throws TypeError or Error that says why there can be no such notification
 */
export function createEnvelope(request: NotificationRequest, orders: Ledger, identities: Identities): Envelope {
  const { event_type, fault, order } = parseRequest(request, orders)
  const plaintext = JSON.stringify(plaintextOf(event_type, order, identities.mchid, orders))
  const apiV3Key = fault === 'another-api-v3-key' ? createApiV3Key() : identities.apiV3Key
  const id = randomUUID()
  const body = JSON.stringify({
    id,
    create_time: rfc3339(new Date()),
    resource_type: 'encrypt-resource',
    event_type,
    summary: eventTable[event_type].summary,
    resource: { original_type: 'payscore', ...encryptResource(plaintext, 'payscore', apiV3Key) },
  })
  return { id, event_type, body }
}

/** Signs the body of a notification for one delivery. */
export async function signNotification(
  body: string,
  fault: NotificationFault | undefined,
  identities: Identities,
): Promise<NotificationMessage> {
  const signatureFault = SIGNATURE_FAULTS.find((name) => name === fault)
  const { privateKey, serial } = identities.signingKey
  // The merchant signs nothing here, so that a stranger's signature is at hand.
  const key = { serial, privateKey: fault === 'another-key' ? identities.credentials.privateKey : privateKey }
  const headers = {
    'Content-Type': 'application/json',
    'Request-ID': requestId(),
    ...(await signatureHeaders(new TextEncoder().encode(body), signatureFault, key)),
  }
  return { headers, body }
}

/** Hexadecimal digits and the internal error number, which is 0 where nothing is wrong. */
export function requestId(): string {
  return `${randomUUID().replaceAll('-', '').toUpperCase()}-0`
}

/** @throws TypeError or Error that names the field */
function parseRequest(
  request: NotificationRequest,
  orders: Ledger,
): { event_type: EventType; fault: NotificationFault | undefined; order: SandboxOrder } {
  if (typeof request !== 'object' || request === null) throw new TypeError('a notification must be an object')
  assertKeys('a notification', request, ['event_type', 'product', 'out_order_no', 'fault'])
  assertOneOf('event_type', request.event_type, Object.keys(eventTable))
  const { event_type, out_order_no, fault } = request
  const products: readonly string[] = eventTable[event_type].products
  const { product = eventTable[event_type].products[0] } = request
  if (!products.includes(product))
    throw new TypeError(
      `${event_type} is about orders of ${products.join(' or ')}, but product is ${describe(product)}`,
    )
  assertNotificationFault(fault)
  return { event_type, fault, order: orders.need(product, out_order_no) }
}

function plaintextOf(event: EventType, order: SandboxOrder, mchid: string, orders: Ledger): object {
  const { appid, service_id, out_order_no } = order
  switch (event) {
    case 'PAYSCORE.USER_CONFIRM':
      return serviceOrderView(asConfirmed(order), mchid)
    case 'PAYSCORE.USER_PAID':
      return serviceOrderView(asPaid(order), mchid)
    case 'PAYSCORE.USER_ACCEPTED':
      return finishOrderView(asAccepted(order), mchid, orders.tickets)
    case 'PAYSCORE.USER_OPEN_SERVICE':
    case 'PAYSCORE.USER_CLOSE_SERVICE':
      return {
        mchid,
        appid,
        service_id,
        openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
        out_request_no: out_order_no,
        user_service_status: event === 'PAYSCORE.USER_OPEN_SERVICE' ? 'USER_OPEN_SERVICE' : 'USER_CLOSE_SERVICE',
        openorclose_time: beijingTime(new Date()),
      }
  }
}

/** The order as the user confirmed it, whatever has become of it since: an event may arrive late. */
function asConfirmed(order: SandboxOrder): SandboxOrder {
  const { completed_with: _, ...confirmed } = order
  return { ...confirmed, state: 'DOING', state_description: 'USER_CONFIRM' }
}

/** The same for an older product. */
function asAccepted(order: SandboxOrder): SandboxOrder {
  const { completed_with: _, ...accepted } = order
  return { ...accepted, state: 'USER_ACCEPTED' }
}

function asPaid(order: SandboxOrder): SandboxOrder {
  if (order.state === 'DONE') return order
  throw new Error(
    `The order ${describe(order.out_order_no)} is ${order.state}, but PAYSCORE.USER_PAID is about an order that is DONE: complete it, then call orders.collect`,
  )
}
