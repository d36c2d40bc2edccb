/**
 * What the client must do on every runtime: it signs, verifies, retries and ends in the same way. It uses Web APIs only and
 * no test runner: each runtime runs this same suite against the packed package and prints the results.
 */
import { exchanges } from './exchanges.js'
import type { Input, Result } from './input.js'
import { redirects } from './redirects.js'
import { signing } from './signing.js'
import { verification } from './verification.js'

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
