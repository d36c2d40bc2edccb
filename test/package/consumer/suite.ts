/**
 * What the client must do wherever it runs: it signs, verifies, repeats and gives up in the same way. Web APIs only, no test
 * runner: each runtime runs this same file against the packed package and tells what it found.
 */
import createClient from 'openapi-fetch'
import {
  AbortError,
  ConnectionError,
  createWechatpayClient,
  importCertificate,
  importPrivateKey,
  importPublicKey,
  OutcomeUnknownError,
  RequestValidationError,
  SignatureVerificationError,
  TimeoutError,
  UnexpectedResponseError,
  wechatpayAuth,
  WechatpayError,
  type Attempt,
  type Credentials,
  type paths,
  type WechatpayClient,
  type WechatpayClientOptions,
} from 'wechatpay-payscore'

/** What the runtime is given, as JSON. */
export interface Input {
  /** URL of a running sandbox. */
  sandbox: string
  /** URL of a server that answers `/STATUS/path` with that status and the sandbox's `/path` as its `Location`. */
  redirector: string
  /** A URL that nobody listens on. */
  nowhere: string
  /** Whether this runtime's `fetch` tells a connection that was not made from one that was lost. */
  tellsConnections: boolean
  /** What openssl signed, and with what: see test/fixtures. */
  fixtures: {
    mchid: string
    serialNo: string
    privateKey: string
    publicKeyId: string
    publicKey: string
    certificateSerial: string
    certificate: string
    /** Of the requests and of the answers. */
    timestamp: string
    requestNonce: string
    answerNonce: string
    requests: { path: keyof paths; out_order_no: string; body: string; signature: string }[]
    answer: { body: string; signature: string }
    error: { body: string; signature: string }
  }
}

export interface Result {
  name: string
  /** None when it passed. */
  failure?: string
}

export async function suite(input: Input): Promise<Result[]> {
  const results: Result[] = []
  const check = async (name: string, run: () => Promise<void>): Promise<void> => {
    try {
      await run()
      results.push({ name })
    } catch (error) {
      results.push({ name, failure: error instanceof Error ? `${error.name}: ${error.message}` : String(error) })
    }
  }
  await signing(check, input.fixtures)
  await verification(check, input.fixtures)
  await exchanges(check, input)
  await redirects(check, input)
  return results
}

type Check = (name: string, run: () => Promise<void>) => Promise<void>

const SERVICE_ORDER = '/v3/payscore/serviceorder/{out_order_no}/complete'

async function signing(check: Check, fixtures: Input['fixtures']): Promise<void> {
  const credentials = await fixtureCredentials(fixtures)
  for (const { path, out_order_no, body, signature } of fixtures.requests) {
    await check(`signs ${path} as openssl does`, async () => {
      const sent: Request[] = []
      const fetch = async (request: Request): Promise<Response> => (sent.push(request), new Response())
      const client = createWechatpayClient(credentials, { fetch, maxRetries: 0 })
      const restore = [
        replace(Date, 'now', () => Number(fixtures.timestamp) * 1000),
        replace(crypto, 'randomUUID', () => fixtures.requestNonce),
      ]
      try {
        await thrown(client.POST(path, { params: { path: { out_order_no } }, body: JSON.parse(body) as never }))
      } finally {
        for (const undo of restore) undo()
      }
      const items =
        `mchid="${fixtures.mchid}",nonce_str="${fixtures.requestNonce}",timestamp="${fixtures.timestamp}",` +
        `serial_no="${fixtures.serialNo}",signature="${signature}"`
      equal(sent[0]?.headers.get('Authorization'), `WECHATPAY2-SHA256-RSA2048 ${items}`)
      equal(await sent[0]?.text(), body)
    })
  }
}

async function verification(check: Check, fixtures: Input['fixtures']): Promise<void> {
  const { answer, error, publicKeyId, certificateSerial, timestamp, answerNonce } = fixtures
  const credentials = await fixtureCredentials(fixtures)
  const signed = {
    'Content-Type': 'application/json',
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': answerNonce,
    'Wechatpay-Signature': answer.signature,
    'Wechatpay-Serial': publicKeyId,
  }
  const about = fixtures.requests.find(({ path }) => path === SERVICE_ORDER)
  // The signatures are of long ago: only where their age is not the question does the clock stand at that time.
  const call = async (headers: object, body: string, status = 200, more: Partial<Given> = {}): Promise<unknown> => {
    const { number = about?.out_order_no, atThatTime = true } = more
    const fetch = async (): Promise<Response> => new Response(body, { status, headers: { ...headers } })
    const client = createWechatpayClient(credentials, { fetch, maxRetries: 0 })
    const restore = atThatTime ? replace(Date, 'now', () => Number(timestamp) * 1000) : () => {}
    try {
      return await client.POST(SERVICE_ORDER, serviceOrder(number ?? ''))
    } finally {
      restore()
    }
  }
  interface Given {
    number: string
    atThatTime: boolean
  }
  for (const [key, serial] of [
    ['the WeChat Pay public key', publicKeyId],
    ['a platform certificate', certificateSerial],
  ] as const) {
    await check(`returns an answer signed under ${key}`, async () => {
      const { data } = (await call({ ...signed, 'Wechatpay-Serial': serial }, answer.body)) as { data?: object }
      equal(JSON.stringify(data), answer.body)
    })
  }
  await check('returns a signed error of the API as a value', async () => {
    const result = await call({ ...signed, 'Wechatpay-Signature': error.signature }, error.body, 400)
    equal(JSON.stringify((result as { error?: object }).error), error.body)
  })

  const refused: [name: string, headers: Record<string, string>, body: string, code: string][] = [
    ['a changed body', signed, answer.body.replace('40000', '40001'), 'ERR_SIGNATURE_MISMATCH'],
    [
      'the signature of something else',
      { ...signed, 'Wechatpay-Signature': error.signature },
      answer.body,
      'ERR_SIGNATURE_MISMATCH',
    ],
    ['another nonce', { ...signed, 'Wechatpay-Nonce': 'x' }, answer.body, 'ERR_SIGNATURE_MISMATCH'],
    [
      'a probing signature',
      { ...signed, 'Wechatpay-Signature': `WECHATPAY/SIGNTEST/${answer.signature.slice(19)}` },
      answer.body,
      'ERR_SIGNATURE_MISMATCH',
    ],
    [
      'an unknown serial',
      { ...signed, 'Wechatpay-Serial': 'PUB_KEY_ID_0' },
      answer.body,
      'ERR_SIGNATURE_UNKNOWN_SERIAL',
    ],
    ['no signature at all', { 'Content-Type': 'application/json' }, answer.body, 'ERR_SIGNATURE_MISSING'],
    ...(['Timestamp', 'Nonce', 'Signature', 'Serial'] as const).map(
      (name): [string, Record<string, string>, string, string] => [
        `no Wechatpay-${name}`,
        { ...signed, [`Wechatpay-${name}`]: '' },
        answer.body,
        'ERR_SIGNATURE_MISSING',
      ],
    ),
  ]
  for (const [name, headers, body, code] of refused) {
    await check(`refuses an answer with ${name}`, async () => {
      const refusal = await thrown(call(headers, body))
      ok(refusal instanceof SignatureVerificationError, refusal)
      equal(refusal.code, code)
      equal(refusal.outcome, 'unknown')
    })
  }
  await check('refuses an answer that is too old', async () => {
    const refusal = await thrown(call(signed, answer.body, 200, { atThatTime: false }))
    ok(refusal instanceof SignatureVerificationError, refusal)
    equal(refusal.code, 'ERR_SIGNATURE_EXPIRED')
  })
  await check('refuses an answer about another order', async () => {
    const refusal = await thrown(call(signed, answer.body, 200, { number: 'ANOTHER-ORDER' }))
    ok(refusal instanceof UnexpectedResponseError, refusal)
  })
  await check("refuses a gateway's page", async () => {
    const refusal = await thrown(call({ 'Content-Type': 'text/html' }, '<html></html>', 502))
    ok(refusal instanceof UnexpectedResponseError, refusal)
  })
}

async function exchanges(check: Check, input: Input): Promise<void> {
  const sandbox = await connect(input.sandbox)
  await check('completes an order in the sandbox', async () => {
    const order = await sandbox.order()
    const { data } = await sandbox.client().POST(SERVICE_ORDER, order.call)
    equal(data?.state_description, 'MCH_COMPLETE')
    equal(await order.completions(), 1)
  })
  await check('repeats after a cut connection, and tells of each attempt', async () => {
    const order = await sandbox.order()
    await sandbox.fault({ fault: 'drop-after' })
    const attempts: Attempt[] = []
    const { data } = await sandbox.client({ onAttempt: (it) => attempts.push(it) }).POST(SERVICE_ORDER, order.call)
    equal(data?.out_order_no, order.call.params.path.out_order_no)
    equal(await order.completions(), 2)
    equal(
      attempts.map(({ number, status, code, reason }) => [number, status, code, reason].join()).join(' '),
      ['1,,ERR_CONNECTION,connection', '2,200,,'].join(' '),
    )
  })
  await check('says that the outcome is unknown when the repeat is refused', async () => {
    const order = await sandbox.order(0)
    await sandbox.fault({ fault: 'drop-after' })
    const error = await thrown(sandbox.client().POST(SERVICE_ORDER, order.call))
    ok(error instanceof OutcomeUnknownError, error)
    equal(error.error.code, 'ORDER_DONE')
  })
  await check('repeats after an answer with a wrong signature', async () => {
    const order = await sandbox.order()
    await sandbox.fault({ fault: 'wrong-signature' })
    const { data, error } = await sandbox.client().POST(SERVICE_ORDER, order.call)
    ok(data, error?.code)
    equal(await order.completions(), 2)
  })
  await check('refuses an answer that breaks off', async () => {
    const order = await sandbox.order()
    await sandbox.fault({ fault: 'truncate' })
    const error = await thrown(sandbox.client({ maxRetries: 0 }).POST(SERVICE_ORDER, order.call))
    ok(error instanceof ConnectionError, error)
    equal(error.outcome, 'unknown')
  })
  await check('returns an error of the API as a value', async () => {
    const { error } = await sandbox.client().POST(SERVICE_ORDER, serviceOrder('NO-SUCH-ORDER'))
    equal(error?.code, 'ORDER_NOT_EXIST')
  })
  await check('sends nothing that breaks the contract', async () => {
    const order = await sandbox.order()
    const body = { ...order.call.body, total_amount: -1 }
    const error = await thrown(sandbox.client().POST(SERVICE_ORDER, { ...order.call, body }))
    ok(error instanceof RequestValidationError, error)
    equal(await order.completions(), 0)
  })
  await check("ends by the caller's signal", async () => {
    const order = await sandbox.order()
    await sandbox.fault({ fault: 'delay', milliseconds: 2000 })
    const controller = new AbortController()
    setTimeout(() => controller.abort(new Error('enough')), 100)
    const error = await thrown(sandbox.client().POST(SERVICE_ORDER, { ...order.call, signal: controller.signal }))
    ok(error instanceof AbortError, error)
    equal((error.cause as Error).message, 'enough')
  })
  await check('ends an attempt by its timeout', async () => {
    const order = await sandbox.order()
    await sandbox.fault({ fault: 'delay', milliseconds: 2000 })
    const error = await thrown(sandbox.client({ timeout: 100, maxRetries: 0 }).POST(SERVICE_ORDER, order.call))
    ok(error instanceof TimeoutError, error)
    equal(error.outcome, 'unknown')
  })
  await check('ends a call by its deadline', async () => {
    const order = await sandbox.order()
    await sandbox.fault({ fault: 'delay', milliseconds: 2000 })
    const error = await thrown(sandbox.client({ deadline: 100, maxRetries: 5 }).POST(SERVICE_ORDER, order.call))
    ok(error instanceof TimeoutError, error)
  })
  const refused = async (baseUrl: string | string[]): Promise<unknown> =>
    thrown(sandbox.client({ baseUrl, maxRetries: 0 }).POST(SERVICE_ORDER, serviceOrder('1')))
  if (input.tellsConnections) {
    await check('says that nothing was sent when no connection could be made', async () => {
      const error = await refused(input.nowhere)
      ok(error instanceof ConnectionError && error.outcome === 'not-sent', error)
    })
    await check('goes on to the next host when no connection could be made', async () => {
      const order = await sandbox.order()
      const client = sandbox.client({ baseUrl: [input.nowhere, input.sandbox] })
      const { data, error } = await client.POST(SERVICE_ORDER, order.call)
      ok(data, error?.code)
    })
  } else {
    await check('says that the outcome is unknown when no connection could be made', async () => {
      const error = await refused(input.nowhere)
      ok(error instanceof ConnectionError && error.outcome === 'unknown', error)
    })
  }
  await check('signs and verifies in an openapi-fetch client of one’s own', async () => {
    const order = await sandbox.order()
    const client = createClient<paths, 'application/json'>({ baseUrl: input.sandbox })
    client.use(wechatpayAuth(sandbox.credentials))
    const { data, error } = await client.POST(SERVICE_ORDER, order.call)
    ok(data, error?.code)
  })
}

async function redirects(check: Check, input: Input): Promise<void> {
  const sandbox = await connect(input.sandbox)
  for (const status of [301, 302, 303, 307, 308]) {
    // Whoever follows it finds a sandbox that completes the order and signs its answer.
    const baseUrl = `${input.redirector}/${status}`
    await check(`does not follow a ${status}`, async () => {
      const order = await sandbox.order()
      const error = await thrown(sandbox.client({ baseUrl }).POST(SERVICE_ORDER, order.call))
      ok(error instanceof UnexpectedResponseError, error)
      equal(error.response.status, status)
      equal(await order.completions(), 0)
    })
    await check(`does not follow a ${status} in an openapi-fetch client of one’s own`, async () => {
      const order = await sandbox.order()
      const client = createClient<paths, 'application/json'>({ baseUrl })
      client.use(wechatpayAuth(sandbox.credentials))
      const error = await thrown(client.POST(SERVICE_ORDER, order.call))
      ok(error instanceof UnexpectedResponseError, error)
      equal(await order.completions(), 0)
    })
  }
}

async function fixtureCredentials(fixtures: Input['fixtures']): Promise<Credentials> {
  return {
    mchid: fixtures.mchid,
    serialNo: fixtures.serialNo,
    privateKey: await importPrivateKey(fixtures.privateKey),
    platformKeys: {
      [fixtures.publicKeyId]: await importPublicKey(fixtures.publicKey),
      [fixtures.certificateSerial]: await importCertificate(fixtures.certificate),
    },
  }
}

interface Order {
  call: ReturnType<typeof serviceOrder>
  completions: () => Promise<number>
}

interface Connected {
  credentials: Credentials
  client: (options?: WechatpayClientOptions) => WechatpayClient
  /** A new order, and the call that completes it. */
  order: (total?: number) => Promise<Order>
  /** Makes the next answer fail. */
  fault: (fault: object) => Promise<void>
}

/** A sandbox in another process, over its own endpoints. */
async function connect(url: string): Promise<Connected> {
  const ask = async (path: string, body?: object): Promise<unknown> => {
    const init = body && { method: 'POST', body: JSON.stringify(body) }
    const response = await fetch(`${url}/_sandbox/${path}`, init)
    const text = await response.text()
    ok(response.status === 200, text)
    return JSON.parse(text)
  }
  const pem = (await ask('credentials')) as Record<string, string>
  const credentials = {
    mchid: pem.mchid ?? '',
    serialNo: pem.merchantSerial ?? '',
    privateKey: await importPrivateKey(pem.merchantPrivateKey ?? ''),
    platformKeys: { [pem.platformPublicKeyId ?? '']: await importPublicKey(pem.platformPublicKey ?? '') },
  }
  return {
    credentials,
    client: (options) => createWechatpayClient(credentials, { baseUrl: url, ...options }),
    order: async (total = 250) => {
      const out_order_no = crypto.randomUUID().replace(/-/g, '')
      await ask('orders', { product: 'serviceorder', out_order_no })
      const completions = async (): Promise<number> => {
        const orders = (await ask('orders')) as { out_order_no: string; completions: number }[]
        return orders.find((order) => order.out_order_no === out_order_no)?.completions ?? NaN
      }
      return { call: serviceOrder(out_order_no, total), completions }
    },
    fault: async (fault) => void (await ask('faults', fault)),
  }
}

function serviceOrder(out_order_no: string, total_amount = 40000) {
  return {
    params: { path: { out_order_no } },
    body: {
      appid: 'wxd678efh567hg6787',
      service_id: '500001',
      post_payments: [{ name: '就餐费用', amount: total_amount }],
      total_amount,
    },
  }
}

/** Puts a function in another's place, and returns what puts it back. */
function replace<T extends object>(object: T, name: keyof T, value: unknown): () => void {
  const own = Object.getOwnPropertyDescriptor(object, name)
  Object.defineProperty(object, name, { value, configurable: true, writable: true })
  return () => {
    if (own) Object.defineProperty(object, name, own)
    else delete object[name]
  }
}

async function thrown(call: Promise<unknown>): Promise<unknown> {
  let value: unknown
  try {
    value = await call
  } catch (error) {
    return error
  }
  throw new Error(`expected an error, but got ${JSON.stringify(value)}`)
}

/** `found` is what a failure shows. */
function ok(value: unknown, found: unknown): asserts value {
  if (value) return
  const shown = found instanceof WechatpayError ? `${found.name} ${found.code} (${found.outcome})` : String(found)
  throw new Error(`it is not so: ${shown}`)
}

function equal(found: unknown, expected: unknown): void {
  if (found !== expected) throw new Error(`expected ${String(expected)}, but got ${String(found)}`)
}
