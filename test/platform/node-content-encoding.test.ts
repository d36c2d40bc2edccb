/** Node's own transport undoes compression itself, and says what it cannot undo. */
import { createServer } from 'node:http'
import { expect, it } from 'vitest'
import { complete, completedBody, rejection, signResponse } from '../helpers.js'
import { useServers } from '../servers.js'

const { listen } = useServers()

it.each(['compress', 'x-unknown', 'gzip, x-unknown', 'gzip', 'deflate', 'br', 'gzip,gzip,gzip,gzip,gzip,gzip'])(
  'a response that is not what its coding "%s" says is an UnexpectedResponseError that names the coding',
  async (coding) => {
    const headers = { ...signResponse(completedBody), 'Content-Encoding': coding }
    const server = createServer((_, response) => response.writeHead(200, headers).end(completedBody))
    const error = await rejection(complete({ baseUrl: await listen(server) }))
    expect(error).toMatchObject({
      code: 'ERR_RESPONSE_UNEXPECTED',
      outcome: 'unknown',
      response: { status: 200 },
    })
    expect((error as Error).message).toContain(`cannot be decoded from Content-Encoding "${coding}"`)
  },
)
