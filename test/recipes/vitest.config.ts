import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const source = (path: string): string => fileURLToPath(new URL(`../../src/${path}`, import.meta.url))

export default defineConfig({
  // As in tsconfig.json; the longer name first.
  resolve: {
    alias: { 'wechatpay-payscore/sandbox': source('sandbox/index.ts'), 'wechatpay-payscore': source('node.ts') },
  },
  // Not *.test.ts: `npm test` must not run them, because only `npm run test:recipes` installs what they need.
  test: { include: ['*.check.ts'], testTimeout: 60_000, maxWorkers: 2 },
})
