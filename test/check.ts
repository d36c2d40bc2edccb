/** Checks that run without vitest. Each prints a line. */
let [passed, failed, skipped] = [0, 0, 0]

/** Prints the name, and the text that `run` returns. */
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

/** Prints how many passed and failed. The process fails if one failed, or if none ran. */
export function summary(title: string): void {
  console.log(`${title}: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  if (failed > 0 || passed === 0) process.exitCode = 1
}
