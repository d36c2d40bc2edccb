import { ServiceError, type ErrorDetail } from './service-error.js'
import type { SandboxOrder } from './types.js'

/** Which application and service a request is for. */
export interface Service {
  readonly appid?: string
  readonly service_id?: string
}

export const SERVICE_FIELDS = ['appid', 'service_id'] as const

/** @throws ServiceError when a request for an order names another application or service than its creation did */
export function assertSameService(order: SandboxOrder, asked: Service, location: 'body' | 'query'): void {
  for (const name of SERVICE_FIELDS) {
    const value = asked[name]
    if (value === order[name]) continue
    const field = location === 'body' ? `/${name}` : name
    const issue = `must be that of the order's creation, ${order[name]}`
    const detail: ErrorDetail = { field, issue, location, ...(value !== undefined && { value }) }
    throw new ServiceError('PARAM_ERROR', `${field} ${issue}`, detail)
  }
}
