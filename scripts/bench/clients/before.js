import { createClientOf } from './with-payscore.js'

// `--also` names the entry of the other build.
const build = await import(process.env.BENCH_BEFORE)

/** Another build of this package with its defaults. */
export async function createClient(setup) {
  return createClientOf(build, setup)
}
