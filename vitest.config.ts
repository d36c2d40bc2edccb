/**
 * `npm test` runs the projects `web`, `node`, `rest` and `cli`. The others have scripts of their own, `npm run test:contract`,
 * `test:browser` and `test:stress`. One file: `npx vitest run test/pem.test.ts`.
 */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** What must hold on every platform: `web` runs it with the entry of browsers and Deno, `node` with that of Node. */
const bothPlatforms = [
  'test/{client,send,verify,platform,mistakes,notification,complete-order}/**/*.test.ts',
  'test/{amounts,auth-middleware,certificates,credentials,errors,lifetimes,message,pem,validate}.test.ts',
  'test/properties/{request,response,retries}.test.ts',
]
const nodeOnly = ['test/{send,platform}/node-*.test.ts']
/** What runs the command as a process. */
const cli = ['test/cli/**/*.test.ts']
/** What proves the tooling. */
const contract = ['test/contract/**/*.test.ts', 'test/release.test.ts']
/** What opens the reference and the sandbox's page in a browser. */
const browser = ['test/browser/**/*.test.ts']
const stress = ['test/stress/**/*.test.ts']

const source = (path: string): string => fileURLToPath(new URL(`src/${path}`, import.meta.url))

/** The names as in tsconfig.json, where `wechatpay-payscore` is the web entry. */
const names = (entry: string) => [
  { find: /^wechatpay-payscore$/, replacement: source(entry) },
  { find: /^wechatpay-payscore\/node$/, replacement: source('credentials-from-env.ts') },
  { find: /^wechatpay-payscore\/sandbox$/, replacement: source('sandbox/index.ts') },
]

const project = (
  name: string,
  entry: string,
  include: string[],
  options: { exclude?: string[]; isolate?: boolean; globalSetup?: string; testTimeout?: number; hookTimeout?: number },
) => ({
  // Without it a project has Vitest's own time limits.
  extends: true as const,
  resolve: { alias: names(entry) },
  test: { name, include, ...options, exclude: ['**/node_modules/**', ...(options.exclude ?? [])] },
})
/** One module graph for all files of a worker, so that keys are imported once. Each file undoes what it replaces. */
const isolate = false

/** When a test ends that hangs, in milliseconds. `FC_TIMES` of test/properties/runs.ts makes some tests longer. */
const limits = (minutes: number): { testTimeout: number; hookTimeout: number } => {
  const limit = minutes * 60_000 * Math.max(1, Number(process.env.FC_TIMES ?? 1))
  return { testTimeout: limit, hookTimeout: limit }
}
/** No test of these takes more than five seconds on a busy machine with two cores. */
const quick = { isolate, ...limits(2) }

export default defineConfig({
  test: {
    // Every core: most of the time goes into signatures and child processes.
    maxWorkers: '100%',
    // Nothing may fail because a machine is slow: these build, and start many processes.
    ...limits(20),
    projects: [
      project('web', 'index.ts', bothPlatforms, { ...quick, exclude: nodeOnly }),
      project('node', 'node.ts', [...bothPlatforms, ...nodeOnly], quick),
      project('rest', 'node.ts', ['{test,scripts}/**/*.test.ts'], {
        ...quick,
        exclude: [...bothPlatforms, ...nodeOnly, ...cli, ...contract, ...browser, ...stress],
      }),
      project('cli', 'node.ts', cli, { isolate, globalSetup: 'test/cli/build.ts' }),
      project('contract', 'node.ts', contract, {}),
      project('browser', 'node.ts', browser, { globalSetup: 'test/browser/build.ts' }),
      project('stress', 'node.ts', stress, {}),
    ],
  },
})
