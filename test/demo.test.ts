/** `npm start` as a user runs it. */
import { describe, expect, it } from 'vitest'
import { run } from './run-script.js'

describe('npm start', () => {
  it('completes one order of each product, prints a refusal and a forgery, and stops by itself', async () => {
    const { status, stdout, stderr } = await run('scripts/demo.ts')
    expect(stderr).toBe('')
    expect(status).toBe(0)
    for (const path of [
      'serviceorder/SERVICE-ORDER-1',
      'smartretail-orders/SMART-RETAIL-1',
      'payafter-orders/PAY-AFTER-1',
    ]) {
      expect(stdout).toContain(`request   POST /v3/payscore/${path}/complete to 127.0.0.1:`)
    }
    expect(stdout.match(/verified {2}/g)?.length).toBe(3)
    expect(stdout).toContain('error     ORDER_DONE')
    expect(stdout).toContain('thrown    SignatureVerificationError ERR_SIGNATURE_MISMATCH, outcome unknown')
    expect(stdout).not.toContain('PRIVATE KEY')
  })
})
