/**
 * What the client must do wherever it runs: it signs, verifies, repeats and gives up in the same way. Web APIs only, no test
 * runner: each runtime runs this same suite against the packed package and tells what it found.
 */
import type { paths } from 'wechatpay-payscore'
import { exchanges } from './exchanges.js'
import { redirects } from './redirects.js'
import { signing } from './signing.js'
import { verification } from './verification.js'

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
