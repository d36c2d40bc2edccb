/**
 * The recipe of Temporal, as far as it runs without a Temporal server, which no package brings: the activity in
 * Temporal's own mock of its surroundings, against the sandbox; the workflow, bundled, in the isolate that replays a
 * history. `worker.ts`, which needs a server, is type-checked only.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { ApplicationFailure } from '@temporalio/activity'
import { MockActivityEnvironment } from '@temporalio/testing'
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createWechatpayClient } from 'wechatpay-payscore'
import { startSandbox, type Fault, type FaultName, type Sandbox } from 'wechatpay-payscore/sandbox'
import { createActivities } from './extracted/temporal/activities.js'

// What goes wrong is thrown as well.
const logger = new DefaultLogger('ERROR', () => {})
beforeAll(() => Runtime.install({ logger, telemetryOptions: { logging: { filter: 'OFF' } }, shutdownSignals: [] }))

describe('the activity', () => {
  let sandbox: Sandbox
  beforeAll(async () => {
    sandbox = await startSandbox()
  })
  beforeEach(() => void sandbox.orders.replace({ product: 'serviceorder', out_order_no: 'SERVICE-ORDER-1' }))
  afterAll(async () => sandbox.close())

  const surroundings = (attempt: number): MockActivityEnvironment =>
    new MockActivityEnvironment({ attempt }, { logger })
  async function run(
    attempt: number,
    faults: (Fault | FaultName)[],
    amount = 250,
    around = surroundings(attempt),
  ): Promise<unknown> {
    sandbox.faults.add(...faults)
    const client = createWechatpayClient(sandbox.credentials, { baseUrl: sandbox.url })
    return around.run(createActivities(client).complete, {
      product: 'serviceorder' as const,
      out_order_no: 'SERVICE-ORDER-1',
      body: {
        appid: 'wxd678efh567hg6787',
        service_id: '500001',
        post_payments: [{ name: '骑行费用', amount }],
        total_amount: amount,
      },
    })
  }
  const failure = async (...args: Parameters<typeof run>): Promise<ApplicationFailure> =>
    run(...args).then(
      () => expect.fail('the activity did not fail'),
      (error: unknown) => (error instanceof ApplicationFailure ? error : expect.fail(String(error))),
    )
  const three = (fault: FaultName): Fault => ({ fault, times: 3 })

  it('completes', async () => {
    await expect(run(1, ['drop-after'])).resolves.toBe('completed')
    expect(sandbox.orders.get('serviceorder', 'SERVICE-ORDER-1')?.completions).toBe(2)
  })

  it.each([
    ['a refusal', 1, ['PARAM_ERROR'], { nonRetryable: true, type: 'refused', message: 'refused: PARAM_ERROR' }],
    ['a missing permission', 1, ['NO_AUTH'], { nonRetryable: false, type: 'refused', message: 'refused: NO_AUTH' }],
    [
      '5xx to the last',
      1,
      [three('SYSTEM_ERROR')],
      { nonRetryable: false, type: 'unknown', message: 'unknown: SYSTEM_ERROR' },
    ],
    [
      '429 to the last',
      1,
      [three('RATE_LIMITED')],
      { nonRetryable: false, type: 'unknown', message: 'unknown: RATE_LIMITED' },
    ],
  ] satisfies [string, number, (Fault | FaultName)[], Partial<ApplicationFailure>][])(
    '%s',
    async (_name, attempt, faults, expected) => {
      expect(await failure(attempt, faults)).toMatchObject(expected)
    },
  )

  it('completes when ORDER_DONE comes after an unknown attempt of the same run', async () => {
    await expect(run(1, ['drop-after'], 0)).resolves.toBe('completed')
  })

  it('fails for good when the order breaks the contract', async () => {
    expect(await failure(1, [], -1)).toMatchObject({ nonRetryable: true, type: 'invalid' })
  })

  it('is ended by its signal when the worker shuts down', async () => {
    const around = surroundings(1)
    const ended = run(1, [{ fault: 'delay', milliseconds: 60_000 }], 250, around)
    while (sandbox.orders.get('serviceorder', 'SERVICE-ORDER-1')?.completions !== 1) await sleep(10)
    around.cancel('WORKER_SHUTDOWN')
    // Temporal runs an activity again that fails with an error of its own.
    await expect(ended).rejects.toMatchObject({ code: 'ERR_ABORTED', outcome: 'unknown' })
  })

  // completeOrder asks for five seconds after a 5xx.
  it('waits longer from attempt to attempt, and at least as long as completeOrder asks', async () => {
    for (const [attempt, longest] of [
      [1, 2_000],
      [4, 16_000],
      [11, 2_048_000],
    ] as const) {
      const { nextRetryDelay } = await failure(attempt, [three('SYSTEM_ERROR')])
      expect(Number.isInteger(nextRetryDelay)).toBe(true)
      expect(nextRetryDelay).toBeGreaterThanOrEqual(Math.max(longest / 2, 5_000))
      expect(nextRetryDelay).toBeLessThanOrEqual(Math.max(longest, 5_000))
    }
  })
})

describe('the workflow', () => {
  const at = '2026-01-01T00:00:00Z'
  const taskQueue = { name: 'complete-order' }
  /** A workflow's history as a server keeps it: an activity of this name was scheduled, and it completed. */
  const history = (activity: string): object => ({
    events: [
      {
        eventType: 'EVENT_TYPE_WORKFLOW_EXECUTION_STARTED',
        workflowExecutionStartedEventAttributes: {
          workflowType: { name: 'completeOrderWorkflow' },
          taskQueue,
          originalExecutionRunId: 'run',
          firstExecutionRunId: 'run',
          workflowTaskTimeout: '10s',
          attempt: 1,
        },
      },
      { eventType: 'EVENT_TYPE_WORKFLOW_TASK_SCHEDULED', workflowTaskScheduledEventAttributes: { taskQueue } },
      {
        eventType: 'EVENT_TYPE_WORKFLOW_TASK_STARTED',
        workflowTaskStartedEventAttributes: { scheduledEventId: '2' },
      },
      {
        eventType: 'EVENT_TYPE_WORKFLOW_TASK_COMPLETED',
        // The flag has the replay compare the activity's name as well.
        workflowTaskCompletedEventAttributes: {
          scheduledEventId: '2',
          startedEventId: '3',
          sdkMetadata: { coreUsedFlags: [1] },
        },
      },
      {
        eventType: 'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED',
        activityTaskScheduledEventAttributes: {
          activityId: '1',
          activityType: { name: activity },
          taskQueue,
          workflowTaskCompletedEventId: '4',
        },
      },
      { eventType: 'EVENT_TYPE_ACTIVITY_TASK_STARTED', activityTaskStartedEventAttributes: { scheduledEventId: '5' } },
      {
        eventType: 'EVENT_TYPE_ACTIVITY_TASK_COMPLETED',
        activityTaskCompletedEventAttributes: { scheduledEventId: '5', startedEventId: '6' },
      },
      { eventType: 'EVENT_TYPE_WORKFLOW_TASK_SCHEDULED', workflowTaskScheduledEventAttributes: { taskQueue } },
      {
        eventType: 'EVENT_TYPE_WORKFLOW_TASK_STARTED',
        workflowTaskStartedEventAttributes: { scheduledEventId: '8' },
      },
      {
        eventType: 'EVENT_TYPE_WORKFLOW_TASK_COMPLETED',
        workflowTaskCompletedEventAttributes: { scheduledEventId: '8', startedEventId: '9' },
      },
      {
        eventType: 'EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED',
        workflowExecutionCompletedEventAttributes: { workflowTaskCompletedEventId: '10' },
      },
    ].map((event, index) => ({ eventId: String(index + 1), eventTime: at, ...event })),
  })

  it('runs in its isolate: it schedules the activity, waits for it and completes', async () => {
    const workflowsPath = fileURLToPath(new URL('extracted/temporal/workflows.ts', import.meta.url))
    const workflowBundle = await bundleWorkflowCode({ workflowsPath, logger })
    await expect(Worker.runReplayHistory({ workflowBundle }, history('complete'))).resolves.toBeUndefined()
    await expect(Worker.runReplayHistory({ workflowBundle }, history('another'))).rejects.toThrow()
  })
})
