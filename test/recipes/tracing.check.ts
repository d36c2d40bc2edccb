/** Runs the OpenTelemetry recipe, and OpenTelemetry's own instrumentations. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import * as conventions from '@opentelemetry/semantic-conventions'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { createWechatpayClient, type Attempt } from 'wechatpay-payscore'
import { startSandbox, type Fault, type FaultName } from 'wechatpay-payscore/sandbox'
import { traceAttempt } from './extracted/tracing.js'

const exporter = new InMemorySpanExporter()
const inMilliseconds = ([seconds, nanoseconds]: readonly [number, number]): number => seconds * 1e3 + nanoseconds / 1e6
/** The attributes, by their names in the conventions' own package. */
const attributes = (status: number | undefined, code: string | undefined, resends: number | undefined, url: URL) =>
  Object.fromEntries(
    Object.entries({
      [conventions.ATTR_HTTP_REQUEST_METHOD]: 'POST',
      [conventions.ATTR_SERVER_ADDRESS]: url.hostname,
      [conventions.ATTR_SERVER_PORT]: Number(url.port),
      [conventions.ATTR_HTTP_REQUEST_RESEND_COUNT]: resends,
      [conventions.ATTR_HTTP_RESPONSE_STATUS_CODE]: status,
      [conventions.ATTR_ERROR_TYPE]: code,
    }).filter(([, value]) => value !== undefined),
  )

beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }))
})
afterEach(() => exporter.reset())

/** One call under a span of the caller. */
async function call(...faults: (Fault | FaultName)[]) {
  const sandbox = await startSandbox()
  sandbox.faults.add(...faults)
  const attempts: Attempt[] = []
  const client = createWechatpayClient(sandbox.credentials, {
    baseUrl: sandbox.url,
    onAttempt: (attempt) => {
      attempts.push(attempt)
      traceAttempt(attempt)
    },
  })
  const caller = await trace.getTracer('caller').startActiveSpan('close the order', async (span) => {
    await client.POST('/v3/payscore/serviceorder/{out_order_no}/complete', {
      params: { path: { out_order_no: 'SERVICE-ORDER-1' } },
      body: {
        appid: 'wxd678efh567hg6787',
        service_id: '500001',
        post_payments: [{ name: '骑行费用', amount: 250 }],
        total_amount: 250,
      },
    })
    span.end()
    return span.spanContext()
  })
  await sandbox.close()
  const spans = exporter.getFinishedSpans().filter(({ name }) => name !== 'close the order')
  return { url: new URL(sandbox.url), attempts, caller, spans }
}

it('makes a span for each attempt, under the span of the caller, with its code', async () => {
  const { url, spans, caller } = await call('drop-after', { fault: 'SYSTEM_ERROR' })
  expect(spans.map(({ attributes }) => attributes)).toEqual([
    attributes(undefined, 'ERR_CONNECTION', undefined, url),
    attributes(500, 'SYSTEM_ERROR', 1, url),
    attributes(200, undefined, 2, url),
  ])
  expect(spans.map(({ status }) => status)).toEqual([
    { code: SpanStatusCode.ERROR, message: 'ERR_CONNECTION' },
    { code: SpanStatusCode.ERROR, message: 'SYSTEM_ERROR' },
    { code: SpanStatusCode.UNSET },
  ])
  for (const span of spans) {
    expect(span.name).toBe('POST completeServiceOrder')
    expect(span.kind).toBe(SpanKind.CLIENT)
    expect(span.parentSpanContext?.spanId).toBe(caller.spanId)
    expect(span.spanContext().traceId).toBe(caller.traceId)
  }
})

it('gives a span the times that its attempt had', async () => {
  const { spans, attempts } = await call({ fault: 'delay', milliseconds: 30 }, 'SYSTEM_ERROR')
  expect(spans.length).toBe(attempts.length)
  for (const [index, { startTime, duration }] of attempts.entries()) {
    expect(inMilliseconds(spans[index]?.startTime ?? [0, 0])).toBe(startTime)
    expect(inMilliseconds(spans[index]?.duration ?? [0, 0])).toBeCloseTo(duration, 2)
  }
})

it('has the code of a refusal and the port that https implies, and no order number', async () => {
  const { url, spans } = await call('PARAM_ERROR')
  expect(spans.map(({ attributes }) => attributes)).toEqual([attributes(400, 'PARAM_ERROR', undefined, url)])
  traceAttempt({
    operation: 'completeServiceOrder',
    method: 'POST',
    number: 1,
    baseUrl: 'https://api.mch.weixin.qq.com',
    startTime: 0,
    duration: 1,
  })
  expect(exporter.getFinishedSpans().at(-1)?.attributes).toMatchObject({
    [conventions.ATTR_SERVER_ADDRESS]: 'api.mch.weixin.qq.com',
    [conventions.ATTR_SERVER_PORT]: 443,
  })
  const recorded = exporter.getFinishedSpans().map(({ name, attributes, status }) => ({ name, attributes, status }))
  expect(JSON.stringify(recorded)).not.toContain('SERVICE-ORDER-1')
})

it("OpenTelemetry's own instrumentations see each attempt once, under the span of the caller", () => {
  const script = fileURLToPath(new URL('instrumented.ts', import.meta.url))
  const output = execFileSync(process.execPath, ['--import', 'tsx', script], {
    encoding: 'utf8',
    env: { ...process.env, TSX_TSCONFIG_PATH: fileURLToPath(new URL('tsconfig.json', import.meta.url)) },
  })
  const { caller, spans } = JSON.parse(output) as { caller: string; spans: object[] }
  const kind = SpanKind.CLIENT
  expect(spans).toEqual(
    ['@opentelemetry/instrumentation-http', '@opentelemetry/instrumentation-undici'].flatMap((by) => [
      { by, parent: caller, kind },
      { by, parent: caller, status: 200, kind },
    ]),
  )
})
