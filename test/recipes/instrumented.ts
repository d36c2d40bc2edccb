/** A program that sets up OpenTelemetry's HTTP instrumentations, calls the client without `onAttempt`, and prints the spans. */
import { register } from 'node:module'
import { context, SpanKind, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http'
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { ATTR_HTTP_RESPONSE_STATUS_CODE } from '@opentelemetry/semantic-conventions'

const exporter = new InMemorySpanExporter()
const tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
trace.setGlobalTracerProvider(tracerProvider)
for (const instrumentation of [new HttpInstrumentation(), new UndiciInstrumentation()]) {
  instrumentation.setTracerProvider(tracerProvider)
}
// Without this hook they cannot patch what an ES module imports.
register('@opentelemetry/instrumentation/hook.mjs', import.meta.url)

// What is to be instrumented has to be imported after them.
const { createWechatpayClient } = await import('wechatpay-payscore')
const { startSandbox } = await import('wechatpay-payscore/sandbox')
const sandbox = await startSandbox()
const caller = await trace.getTracer('caller').startActiveSpan('close the order', async (span) => {
  // Node's own transport, and fetch.
  for (const options of [{}, { fetch: globalThis.fetch }]) {
    sandbox.faults.add('drop-after')
    const client = createWechatpayClient(sandbox.credentials, { baseUrl: sandbox.url, ...options })
    await client.POST('/v3/payscore/serviceorder/{out_order_no}/complete', {
      params: { path: { out_order_no: 'SERVICE-ORDER-1' } },
      body: {
        appid: 'wxd678efh567hg6787',
        service_id: '500001',
        post_payments: [{ name: '骑行费用', amount: 250 }],
        total_amount: 250,
      },
    })
  }
  return span.spanContext().spanId
})
await sandbox.close()
const spans = exporter
  .getFinishedSpans()
  // The sandbox's own spans are those of a server.
  .filter(({ kind }) => kind !== SpanKind.SERVER)
  .map(({ instrumentationScope, parentSpanContext, attributes, kind }) => ({
    by: instrumentationScope.name,
    parent: parentSpanContext?.spanId,
    status: attributes[ATTR_HTTP_RESPONSE_STATUS_CODE],
    kind,
  }))
console.log(JSON.stringify({ caller, spans }))
