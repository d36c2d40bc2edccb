import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './typecheck.js'

export const readmes = ['README.md', 'README.zh-CN.md'] as const

/** A TypeScript example of a README. */
export interface Block {
  readonly code: string
  /** `bullmq.ts`, if the first line is a comment with this name; other examples import it by its name. */
  readonly file: string | undefined
  /** Whether it imports what only `test/recipes` installs; `npm run test:recipes` checks it. */
  readonly isRecipe: boolean
}

export function blocksOf(readme: string): Block[] {
  const text = readFileSync(join(root, readme), 'utf8')
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => {
    const imports = [...code.matchAll(/ from '([^']+)'$/gm)].map(([, name = '']) => name)
    return {
      code,
      file: /^\/\/ (\S+\.ts)$/m.exec(code.split('\n', 1)[0] ?? '')?.[1],
      isRecipe: imports.some((name) => !/^(node:.*|openapi-fetch|wechatpay-payscore(\/sandbox)?)$/.test(name)),
    }
  })
}
