/** What the generator does not support ends it, with a sentence: `scripts/contract.test.ts` has all of them. */
import { rmSync } from 'node:fs'
import { expect, it } from 'vitest'
import { copyContract, generate, twoOperations } from './contract.js'

it('refuses a PUT, and says in which file it is', () => {
  const file = 'paths/v3_payscore_serviceorder_{out_order_no}_rehearse.yaml'
  const folder = copyContract({ ...twoOperations, [file]: twoOperations[file]?.replace('post:', 'put:') ?? '' })
  try {
    const { status, stderr } = generate(folder)
    expect(status).toBe(1)
    expect(stderr).toContain(`rehearseServiceOrder in openapi/${file} is a put, but the client has only GET and POST.`)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
