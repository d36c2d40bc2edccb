/** A thread that is busy while a connection is made: the loop sees the connection before it sees that the time is up. */
import { createServer, type RequestListener } from 'node:http'
import { Agent, createServer as createTlsServer } from 'node:https'
import { expect, it } from 'vitest'
import { client, completedBody, rejection, SERVICE_ORDER, serviceOrderCall, signResponse, tls } from '../helpers.js'
import { useServers } from '../servers.js'

const { listen } = useServers()

it.each<['http' | 'https', boolean]>([
  ['http', false],
  ['http', true],
  ['https', false],
  ['https', true],
])(
  'over %s nothing is sent after the deadline on a connection that comes late; one was kept: %s',
  async (scheme, isKept) => {
    let requests = 0
    const respond: RequestListener = (_, response) => {
      requests++
      response.writeHead(200, signResponse(completedBody)).end(completedBody)
    }
    const server = scheme === 'https' ? createTlsServer(tls, respond) : createServer(respond)
    const agent = scheme === 'https' ? { agent: new Agent({ ca: tls.cert, keepAlive: true }) } : {}
    const one = client({ baseUrl: await listen(server, scheme), maxRetries: 0, ...agent })
    if (isKept) expect((await one.POST(SERVICE_ORDER, serviceOrderCall)).data).toBeDefined()
    requests = 0

    const ended = rejection(one.POST(SERVICE_ORDER, { ...serviceOrderCall, deadline: 50 }))
    // It runs when the microtasks have signed the request and handed it over.
    process.nextTick(() => {
      const end = performance.now() + 100
      while (performance.now() < end);
    })
    expect(await ended).toMatchObject({ code: 'ERR_TIMEOUT', outcome: 'not-sent' })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(requests).toBe(0)
  },
)
