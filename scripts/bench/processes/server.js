/**
 * WeChat Pay's side, as light as it can be, because it shares the machine with the client that is measured: HTTP/1.1 with
 * keep-alive and Content-Length straight on sockets, nothing checked but what `orders.js` asks for.
 *
 * Its signatures are real (RSA-2048 over timestamp, nonce and body), but each response is signed once and sent again for
 * a while: a signature covers neither the request nor a nonce of the client, so the client verifies every time.
 *
 * Driven over IPC by processes.ts: each message is a command and gets one result.
 */
import { randomBytes, sign, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { responseOf, CHECKED, FORGED, HELD, kindOf } from './orders.js'

const { privateKey, keyId, merchantPublicKey } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
/** A client tolerates 300 seconds. */
const RENEWED_AFTER = 100_000
const TARGET = /^POST (\/v3\/payscore\/serviceorder\/([0-9A-Za-z-]+)\/complete) HTTP\/1\.1\r\n/
const LENGTH = /\r\ncontent-length: *(\d+)/i

/** Whole responses, head and body, by order number. */
const responses = new Map()
/** Sockets that wait for `release`, each with its response. */
const held = []
let calls = 0

const server = createServer({ noDelay: true }, (socket) => {
  let rest
  socket.on('data', (chunk) => {
    let bytes = rest ? Buffer.concat([rest, chunk]) : chunk
    for (;;) {
      const end = bytes.indexOf('\r\n\r\n')
      if (end < 0) break
      const head = bytes.toString('latin1', 0, end)
      const body = end + 4
      const length = Number(LENGTH.exec(head)?.[1] ?? 0)
      if (bytes.length < body + length) break
      respond(socket, head, bytes.subarray(body, body + length))
      bytes = bytes.subarray(body + length)
    }
    rest = bytes.length > 0 ? bytes : undefined
  })
  // A client that ends cuts its connections.
  socket.on('error', () => {})
})
server.listen(0, '127.0.0.1', () => process.send({ result: { url: `http://127.0.0.1:${server.address().port}` } }))

process.on('message', ({ command }) => {
  if (command === 'release') for (const { socket, bytes } of held.splice(0)) socket.write(bytes)
  process.send({ result: { calls, held: held.length, cpu: process.cpuUsage() } })
})
process.on('disconnect', () => process.exit())

function respond(socket, head, body) {
  calls++
  const [, target, number] = TARGET.exec(head) ?? []
  if (number === undefined || body.length === 0) return socket.end(refusal('no such request'))
  const kind = kindOf(number)
  if (kind === CHECKED && !isSigned(head, target, body)) return socket.end(refusal('the request is not signed'))
  const bytes = responseBytes(number)
  if (kind === HELD) held.push({ socket, bytes })
  else socket.write(bytes)
}

function responseBytes(number) {
  const known = responses.get(number)
  const now = Date.now()
  if (known && now < known.until) return known.bytes
  const body = Buffer.from(JSON.stringify(responseOf(number)))
  const timestamp = String(Math.floor(now / 1000))
  const nonce = randomBytes(16).toString('hex')
  const signed = kindOf(number) === FORGED ? '{}' : body
  const signature = sign('sha256', Buffer.from(`${timestamp}\n${nonce}\n${signed}\n`), privateKey).toString('base64')
  const head = [
    'HTTP/1.1 200 OK',
    'Server: nginx',
    `Date: ${new Date(now).toUTCString()}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${body.length}`,
    'Connection: keep-alive',
    'Keep-Alive: timeout=8',
    'Cache-Control: no-cache, must-revalidate',
    'X-Content-Type-Options: nosniff',
    'Request-ID: 08B8CEA8B10610D5061892C6D05820E3AB022898BF01-0',
    'Content-Language: zh-CN',
    `Wechatpay-Nonce: ${nonce}`,
    `Wechatpay-Signature: ${signature}`,
    `Wechatpay-Timestamp: ${timestamp}`,
    `Wechatpay-Serial: ${keyId}`,
    'Wechatpay-Signature-Type: WECHATPAY2-SHA256-RSA2048',
  ]
  const bytes = Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body])
  responses.set(number, { bytes, until: now + RENEWED_AFTER })
  return bytes
}

function isSigned(head, target, body) {
  const item = (name) =>
    new RegExp(`\\r\\nauthorization: *WECHATPAY2-SHA256-RSA2048 .*\\b${name}="([^"]+)"`, 'i').exec(head)?.[1]
  const message = `POST\n${target}\n${item('timestamp')}\n${item('nonce_str')}\n${body}\n`
  return verify('sha256', Buffer.from(message), merchantPublicKey, Buffer.from(item('signature') ?? '', 'base64'))
}

function refusal(why) {
  const body = JSON.stringify({ code: 'PARAM_ERROR', message: `The bench's server: ${why}` })
  return `HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`
}
