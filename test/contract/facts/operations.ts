/**
 * The documented facts of each operation, written down a second time: whoever changes one changes it in both places. An
 * operation that is added to the contract needs a row in `operationFacts`.
 */
export interface OperationFacts {
  readonly call: `${'GET' | 'POST'} /v3/${string}`
  /** The components of its parameters. */
  readonly parameters: readonly string[]
  readonly exactlyOneOf?: readonly string[][]
  /** The component of its request body, if it has one. */
  readonly body?: string
  /** The component of its 200. */
  readonly response: string
  readonly proof?: { readonly echoes: readonly string[]; readonly properties?: object }
  /** The codes of its 400, each with what must change. The other statuses have the same codes everywhere. */
  readonly badRequest: Readonly<Record<string, 'request' | 'order'>>
  readonly sample: {
    /** All that the sample for Node.js prints. */
    readonly prints: RegExp
    /** How often it completes the order. */
    readonly completions: number
  }
}

const HEADERS = ['WechatpaySerial', 'AcceptLanguage']
const IDS = ['appid', 'mchid', 'service_id', 'out_order_no']
const ofAnyRequest = { PARAM_ERROR: 'request', INVALID_REQUEST: 'request' } as const
const ofAnOrder = {
  ...ofAnyRequest,
  INVALID_ORDER_STATE: 'order',
  ORDER_CANCELED: 'order',
  ORDER_DONE: 'order',
} as const

const query = {
  parameters: ['QueryServiceId', 'QueryAppid', 'QueryOutOrderNo', 'QueryId', ...HEADERS],
  exactlyOneOf: [['out_order_no', 'query_id']],
  proof: {
    echoes: IDS,
    properties: { state: { type: 'string', minLength: 1, maxLength: 32, pattern: '^[0-9A-Za-z_]+$' } },
  },
  badRequest: ofAnyRequest,
  sample: { prints: /^found: /, completions: 0 },
}
const completion = {
  parameters: ['OutOrderNo', ...HEADERS],
  badRequest: ofAnOrder,
  sample: { prints: /^completed: \d{31}\n$/, completions: 1 },
}
const older = { body: 'FinishOrderRequest', response: 'FinishOrderResponse', proof: { echoes: IDS } }

/** By operationId. */
export const operationFacts: Readonly<Record<string, OperationFacts>> = {
  queryServiceOrder: { ...query, call: 'GET /v3/payscore/serviceorder', response: 'ServiceOrder' },
  completeServiceOrder: {
    ...completion,
    call: 'POST /v3/payscore/serviceorder/{out_order_no}/complete',
    body: 'CompleteServiceOrderRequest',
    response: 'CompletedServiceOrder',
    proof: {
      echoes: [...IDS, 'total_amount'],
      // In service an order is DOING too, with USER_CONFIRM. The official sample has DOING with an empty description.
      properties: { state: { enum: ['DOING', 'DONE'] }, state_description: { not: { const: 'USER_CONFIRM' } } },
    },
  },
  querySmartRetailOrder: { ...query, call: 'GET /v3/payscore/smartretail-orders', response: 'FinishOrder' },
  completeSmartRetailOrder: {
    ...completion,
    ...older,
    call: 'POST /v3/payscore/smartretail-orders/{out_order_no}/complete',
  },
  queryPayAfterOrder: { ...query, call: 'GET /v3/payscore/payafter-orders', response: 'FinishOrder' },
  completePayAfterOrder: {
    ...completion,
    ...older,
    call: 'POST /v3/payscore/payafter-orders/{out_order_no}/complete',
  },
  downloadCertificates: {
    call: 'GET /v3/certificates',
    parameters: ['QueryAlgorithmType', 'AcceptLanguage'],
    response: 'CertificateList',
    badRequest: ofAnyRequest,
    sample: { prints: /^downloaded: [0-9A-F]{40}\n$/, completions: 0 },
  },
}

/** @throws Error if the operation has no row */
export function factsOf(operationId: string): OperationFacts {
  const facts = Object.hasOwn(operationFacts, operationId) ? operationFacts[operationId] : undefined
  if (facts) return facts
  throw new Error(
    `Write a row for ${operationId} into operationFacts in test/contract/facts/operations.ts, as its official page has it.`,
  )
}
