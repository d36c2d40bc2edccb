import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { lookupFor } from './own-address.js'
import type { NotificationMessage } from './types.js'

/** The merchant's response to a notification. */
export interface MerchantResponse {
  readonly status: number
  /** The first 1024 characters. */
  readonly body: string
}

const MAX_KEPT = 1024

/**
 * Sends one notification. A redirect is a response like any other: it is not followed.
 *
 * @param timeout milliseconds until the whole response must be there
 * @throws Error when no response came, or when the URL leads outside this machine
 */
export async function deliver(
  url: URL,
  { headers, body }: NotificationMessage,
  options: { timeout: number; allowRemote: boolean; signal: AbortSignal },
): Promise<MerchantResponse> {
  const timeout = AbortSignal.timeout(options.timeout)
  const signal = AbortSignal.any([timeout, options.signal])
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const outgoing = send(url, {
        method: 'POST',
        headers: { Accept: '*/*', 'User-Agent': 'Mozilla/4.0', 'Content-Length': Buffer.byteLength(body), ...headers },
        // Each on a connection of its own, which ends with it.
        agent: false,
        lookup: lookupFor(options.allowRemote),
        signal,
      })
      outgoing.once('response', resolve).once('error', reject).end(body)
    })
    return { status: response.statusCode ?? 0, body: await firstOf(response) }
  } catch (error) {
    if (timeout.aborted) throw new Error(`No response came within ${options.timeout} ms`, { cause: error })
    throw error
  }
}

async function firstOf(response: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of response.setEncoding('utf8') as AsyncIterable<string>) {
    text += chunk
    // What follows is not read, however long it is.
    if (text.length >= MAX_KEPT) break
  }
  return text.slice(0, MAX_KEPT)
}
