/** The sandbox lives whatever it receives: after each test a call through the client succeeds. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest'
import { createWechatpayClient } from '../../src/index.js'
import { LIMITS, type Limits } from '../../src/sandbox/limits.js'
import type { Sandbox } from '../../src/sandbox/index.js'
import { startLimitedSandbox } from '../../src/sandbox/server.js'
import { SERVICE_ORDER } from '../helpers.js'
import { addOrder, service } from './orders.js'

/** Limits so short that a test waits for them; a healthy request may meet them too when the machine is slow. */
export const SHORT = { headers: 300, request: 600, idle: 200, interval: 50, linger: 1000 } satisfies Partial<Limits>

/**
 * Starts a sandbox for the tests of a file. After each of them it must complete a call, have printed nothing and have
 * raised nothing.
 */
export function livingSandbox(limits: Partial<Limits> = {}): () => Sandbox {
  let sandbox: Sandbox
  const raised: unknown[] = []
  const raise = (error: unknown): unknown => raised.push(error)
  beforeAll(async () => {
    sandbox = await startLimitedSandbox({ ...LIMITS, ...limits })
  })
  afterAll(async () => sandbox.close())
  beforeEach(() => {
    raised.length = 0
    process.on('uncaughtExceptionMonitor', raise).on('unhandledRejection', raise)
    vi.spyOn(console, 'error')
  })
  afterEach(async () => {
    sandbox.faults.clear()
    await completes(sandbox)
    expect(console.error).not.toHaveBeenCalled()
    vi.restoreAllMocks()
    process.off('uncaughtExceptionMonitor', raise).off('unhandledRejection', raise)
    expect(raised).toEqual([])
  })
  return () => sandbox
}

/** Completes a fresh order. A call that a short limit met on a slow machine is made again. */
export async function completes(sandbox: Sandbox): Promise<void> {
  const { out_order_no } = addOrder(sandbox)
  const client = createWechatpayClient(sandbox.credentials, { baseUrl: sandbox.url, maxRetries: 0 })
  await vi.waitFor(async () => {
    const { data } = await client.POST(SERVICE_ORDER, { params: { path: { out_order_no } }, body: service })
    expect(data?.out_order_no).toBe(out_order_no)
  }, 60_000)
}
