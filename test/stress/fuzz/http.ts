import { Agent, request } from 'node:http'

export interface Sent {
  readonly method: string
  /** As in the request line. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** One character for each byte. */
  readonly body?: string
}

export interface Received {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

/** Whether a request line may have this path; Node's parser refuses any other. */
export const isPath = (path: string): boolean => /^\/[\x21-\x7E]*$/.test(path)

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

/** Sends bytes unchanged, over a connection that is kept open. Rejects when the connection is cut. */
export async function send(url: string, { method, path, headers, body = '' }: Sent): Promise<Received> {
  const { hostname, port } = new URL(url)
  const bytes = Buffer.from(body, 'latin1')
  return new Promise((resolve, reject) => {
    const options = { agent, hostname, port, method, path, headers: { ...headers, 'Content-Length': bytes.length } }
    const outgoing = request(options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const { statusCode: status = 0, headers } = response
        resolve({ status, headers, text: Buffer.concat(chunks).toString() })
      })
    })
    outgoing.on('error', reject)
    outgoing.end(bytes)
  })
}
