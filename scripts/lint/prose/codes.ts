/** What the prose says of each code and state, written down a second time, so that two of them cannot be swapped. */
import { CLOCK, type Statement } from './statements.js'

/** By schema: the statuses that return its codes, then for each code its meaning and its remedy. */
const ERRORS: Record<string, [statuses: string, codes: Record<string, [meaning: string, remedy: string]>]> = {
  BadRequestCode: [
    'The codes of a 400. The request was understood and refused. A retry with identical parameters cannot succeed.',
    {
      PARAM_ERROR: ['A parameter is wrong.', 'Correct the parameter that `message` and `detail` name'],
      INVALID_REQUEST: ['breaks a business rule', 'completed before with other parameters, retry with the first ones'],
    },
  ],
  OrderStateCode: [
    'The codes of a 400 about the state of the order. A retry with identical parameters cannot succeed.',
    {
      INVALID_ORDER_STATE: ['a state from which it cannot be completed', 'only an order that the user has confirmed'],
      ORDER_CANCELED: ['already been cancelled', 'Nothing is left to do in this state.'],
      ORDER_DONE: ['already been completed', 'Query the order, and compare the amounts'],
    },
  ],
  UnauthorizedCode: [
    'The codes of a 401. The response is unsigned by nature.',
    {
      SIGN_ERROR: [
        `does not verify, or its timestamp is more than ${CLOCK.minutes} minutes off.`,
        'Check the private key, the clock',
      ],
    },
  ],
  ForbiddenCode: [
    'The codes of a 403.',
    { NO_AUTH: ['no permission for this call', 'Check on the merchant platform'] },
  ],
  NotFoundCode: [
    'The codes of a 404.',
    {
      ORDER_NOT_EXIST: ['There is no such order.', 'Check `out_order_no`'],
      RESOURCE_NOT_EXISTS: ['What the URL names does not exist.', 'Check the URL'],
    },
  ],
  TooManyRequestsCode: [
    'The codes of a 429: one limit, three spellings.',
    {
      FREQUENCY_LIMITED: ['Too many calls.', 'Wait, retry with identical parameters'],
      RATE_LIMITED: ['Too many calls.', 'Wait, retry with identical parameters'],
      RATELIMIT_EXCEEDED: ['Too many calls.', 'Wait, retry with identical parameters'],
    },
  ],
  InternalServerErrorCode: [
    'The codes of a 500. The order may or may not have been completed.',
    { SYSTEM_ERROR: ['The service failed.', 'Retry a little later with identical parameters.'] },
  ],
  ServiceUnavailableCode: [
    'The codes of a 502 and a 503. The order may or may not have been completed.',
    {
      SERVICE_UNAVAILABLE: [
        'down or overloaded',
        'Retry a little later with identical parameters, on the backup base URL',
      ],
    },
  ],
}

/** Further statements about the meaning of a code. */
const MEANINGS: readonly Statement[] = [
  [
    "$.components.schemas.BadRequestCode['x-enumDescriptions'] PARAM_ERROR",
    '最终总金额计算非法 (the total is not the sum of the items)',
    '实际结束时间不能晚于使用完结接口的时间 (the end is after the clock of the service; 8 seconds are enough)',
    '真实结束时间小于预计开始时间 (the end is before the start)',
  ],
  [
    "$.components.schemas.BadRequestCode['x-enumDescriptions'] INVALID_REQUEST",
    '当前订单状态不合法 (the order is CREATED or REVOKED, and no parameter is wrong)',
    '订单重入参数校验失败 (a retry of a completion with other parameters)',
  ],
]

/** By schema, the meaning of each value. */
const VALUES: Record<string, Record<string, string>> = {
  ServiceOrderState: {
    CREATED: 'The merchant has created the order.',
    DOING: 'In service, or being collected',
    DONE: 'finished and paid',
    REVOKED: 'has cancelled the order',
    EXPIRED: 'did not confirm the order in time',
  },
  ServiceOrderStateDescription: {
    USER_CONFIRM: 'it can be completed',
    MCH_COMPLETE: 'The merchant has completed the order; WeChat Pay is collecting.',
  },
  FinishOrderState: {
    CREATED: 'The merchant has created the order.',
    USER_ACCEPTED: 'it can be completed',
    FINISHED: 'The merchant has completed the order; WeChat Pay is collecting.',
    USER_PAID: 'The user has paid.',
    REVOKED: 'The order is cancelled.',
    EXPIRED: 'did not accept the order within an hour',
  },
  FinishType: { 1: 'not used; cancel the order', 2: 'The service was used; end the order' },
  CollectionState: { USER_PAYING: 'WeChat Pay is collecting.', USER_PAID: 'The user has paid.' },
}

export const CODE_STATEMENTS: readonly Statement[] = [
  ...Object.entries(ERRORS).flatMap(([name, [statuses, codes]]): Statement[] => [
    [`$.components.schemas.${name} description`, statuses],
    ...Object.entries(codes).flatMap(([code, [meaning, remedy]]): Statement[] => [
      [`$.components.schemas.${name}['x-enumDescriptions'] ${code}`, meaning],
      [`$.components.schemas.${name}['x-remedies'] ${code}`, remedy],
    ]),
  ]),
  ...MEANINGS,
  ...Object.entries(VALUES).flatMap(([name, values]) =>
    Object.entries(values).map(([value, meaning]): Statement => [
      `$.components.schemas.${name}['x-enumDescriptions'] ${value}`,
      meaning,
    ]),
  ),
]
