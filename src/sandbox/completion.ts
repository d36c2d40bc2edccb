import { isDeepStrictEqual } from 'node:util'
import { assertSameService } from './same-service.js'
import { ServiceError } from './service-error.js'
import type { OrderState, SandboxOrder } from './types.js'

type Body = NonNullable<SandboxOrder['completed_with']>

/**
 * Completes an order with a body that keeps the contract.
 *
 * The state comes first: an order that is done or cancelled says so whatever the body is. While WeChat Pay is collecting,
 * identical parameters are accepted again and others are refused.
 *
 * @param complete checks the body of a first call against the order and changes its state
 * @throws ServiceError
 */
export function completeOrder<B extends Body>(
  order: SandboxOrder,
  body: B,
  complete: (order: SandboxOrder, body: B) => void,
): void {
  const { stage, code } = stageOf(order)
  if (stage === 'closed') throw new ServiceError(code, `The order is ${order.state}: ${errorText[code]}`)
  assertSameService(order, body, 'body')
  if (stage === 'open') {
    complete(order, body)
    order.completed_with = body
  } else if (!isDeepStrictEqual(body, order.completed_with)) {
    throw new ServiceError(
      'INVALID_REQUEST',
      `The order was completed with another ${differing(order, body).join(', ')}: retry with the first parameters`,
    )
  }
  order.completions++
}

/** The fields in which a retry differs from the first call. */
function differing({ completed_with }: SandboxOrder, body: object): string[] {
  const first = Object(completed_with) as Record<string, unknown>
  const now = body as Record<string, unknown>
  return [...new Set([...Object.keys(first), ...Object.keys(now)])].filter(
    (name) => !isDeepStrictEqual(first[name], now[name]),
  )
}

type Stage = { stage: 'open' | 'collecting'; code?: never } | { stage: 'closed'; code: keyof typeof errorText }

const errorText = {
  ORDER_DONE: 'it is already completed',
  ORDER_CANCELED: 'it is already cancelled',
  INVALID_ORDER_STATE: 'it cannot be completed from this state',
}

const stages: Readonly<Record<Exclude<OrderState, 'DOING'>, Stage>> = {
  USER_ACCEPTED: { stage: 'open' },
  FINISHED: { stage: 'collecting' },
  DONE: { stage: 'closed', code: 'ORDER_DONE' },
  USER_PAID: { stage: 'closed', code: 'ORDER_DONE' },
  REVOKED: { stage: 'closed', code: 'ORDER_CANCELED' },
  CREATED: { stage: 'closed', code: 'INVALID_ORDER_STATE' },
  EXPIRED: { stage: 'closed', code: 'INVALID_ORDER_STATE' },
}

function stageOf({ state, state_description }: SandboxOrder): Stage {
  if (state === 'DOING') return { stage: state_description === 'MCH_COMPLETE' ? 'collecting' : 'open' }
  return stages[state]
}
