import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { Attempt } from 'wechatpay-payscore'

const tracer = trace.getTracer('wechatpay-payscore')

/** For `onAttempt`. The span's parent is the span that is active where the call is made. */
export function traceAttempt(attempt: Attempt) {
  const { operation, method, number, baseUrl, startTime, duration, status, code } = attempt
  const { protocol, hostname, port } = new URL(baseUrl)
  const span = tracer.startSpan(`${method} ${operation}`, {
    kind: SpanKind.CLIENT,
    startTime,
    attributes: {
      'http.request.method': method,
      'server.address': hostname,
      'server.port': Number(port || (protocol === 'https:' ? 443 : 80)),
      'http.request.resend_count': number > 1 ? number - 1 : undefined,
      'http.response.status_code': status,
      'error.type': code,
    },
  })
  if (code) span.setStatus({ code: SpanStatusCode.ERROR, message: code })
  span.end(startTime + duration)
}
