/** Checks that run outside vitest, each a line of output. */
let [passed, failed, skipped] = [0, 0, 0]

/** Text that `run` returns stands behind the name. */
export async function check(name: string, run: () => unknown): Promise<void> {
  try {
    const result = await run()
    passed++
    console.log(`ok       ${name}${typeof result === 'string' ? `: ${result}` : ''}`)
  } catch (error) {
    failed++
    console.log(`FAILED   ${name}\n${error instanceof Error ? error.message : String(error)}`)
  }
}

export function skip(name: string, why: string): void {
  skipped++
  console.log(`skipped  ${name}: ${why}`)
}

/** Says what came of all of them; the process fails if one did, or if there was none. */
export function summary(title: string): void {
  console.log(`${title}: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  if (failed > 0 || passed === 0) process.exitCode = 1
}
