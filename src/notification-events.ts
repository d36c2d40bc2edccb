/** What a notification can be about, and what it must say then. */

import type { Plaintexts } from '../generated/schema.js'

/** The fields that every notification has. */
interface Event {
  /** Which notification it is; the same one may come several times. */
  id: string
  /** When it was made, RFC 3339. */
  create_time: string
  /** What happened, for a person to read. */
  summary?: string
}

/** A notification whose content the contract has. */
type Described = {
  [Type in keyof Plaintexts]: Event & {
    /** What it is about: the user confirmed the order, has paid it, or gave or took back a permission of the service. */
    event_type: Type
    /** The order, whose amounts are integers in fen, or the permission. */
    resource: Plaintexts[Type]
  }
}[keyof Plaintexts]

/** A notification, verified and decrypted: `switch` on its `event_type`. */
export type Notification =
  | Described
  | (Event & {
      /** No published text says what the resource of these has. */
      event_type: 'PAYSCORE.USER_ACCEPTED' | 'REFUND.SUCCESS' | 'REFUND.ABNORMAL' | 'REFUND.CLOSED'
      /** The decrypted JSON as it is: check it before you use it. */
      resource: unknown
    })
  | (Event & {
      /** Any other event. An enum, because TypeScript narrows no union that has `string` in it: `String(event_type)`. */
      event_type: OtherEventType
      /** The decrypted JSON as it is: check it before you use it. */
      resource: unknown
    })

/** Stands for event types that are not listed. There is no such value. */
export declare enum OtherEventType {
  /** Stands for all of them. */
  Example = 'A.NEW_EVENT',
}

/** The fields of a resource that have to be there, as text: a program cannot do without them. */
const ORDER_FIELDS = ['out_order_no', 'appid', 'mchid', 'service_id', 'state']
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'PAYSCORE.USER_CONFIRM': ORDER_FIELDS,
  'PAYSCORE.USER_PAID': ORDER_FIELDS,
  'PAYSCORE.USER_OPEN_SERVICE': ['appid', 'mchid'],
  'PAYSCORE.USER_CLOSE_SERVICE': ['appid', 'mchid'],
}

/** What a decrypted resource must be and is not; undefined when it is what its event's type says. */
export function resourceIssue(eventType: string, resource: unknown): string | undefined {
  if (!Object.hasOwn(REQUIRED, eventType)) return undefined
  if (typeof resource !== 'object' || resource === null || Array.isArray(resource)) return 'be an object'
  const fields = resource as Readonly<Record<string, unknown>>
  const missing = REQUIRED[eventType]?.find((name) => typeof fields[name] !== 'string' || fields[name] === '')
  return missing === undefined ? undefined : `have ${missing}`
}
