/** Runs the BullMQ recipe on a real Redis, against the sandbox and its faults. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Job, Queue } from 'bullmq'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createWechatpayClient, type OrderToComplete } from 'wechatpay-payscore'
import { startSandbox, type Fault, type FaultName, type Sandbox } from 'wechatpay-payscore/sandbox'
import { createQueue, enqueue, startWorker } from './extracted/bullmq-hurried.js'
import { startRedis } from './redis.js'

let redis: Awaited<ReturnType<typeof startRedis>>
let sandbox: Sandbox
let queue: Queue<OrderToComplete>
let processes: ChildProcess[] = []
let stop: (() => Promise<void>) | undefined

beforeAll(async () => {
  redis = await startRedis()
  sandbox = await startSandbox({ orders: [] })
})
afterAll(async () => {
  // If a start failed, there is nothing to stop.
  await redis?.stop()
  await sandbox?.close()
})
beforeEach(() => {
  queue = createQueue({ path: redis.path })
})
afterEach(async () => {
  for (const child of processes) child.kill('SIGKILL')
  processes = []
  await stop?.()
  stop = undefined
  await queue.close()
  await redis.client.flushall()
  sandbox.faults.clear()
  sandbox.requests.clear()
})

/** An order that is in the ledger and can be completed. */
function order(out_order_no: string, amount = 250): OrderToComplete {
  sandbox.orders.replace({ product: 'serviceorder', out_order_no })
  return {
    product: 'serviceorder',
    out_order_no,
    body: {
      appid: 'wxd678efh567hg6787',
      service_id: '500001',
      post_payments: [{ name: '骑行费用', amount }],
      total_amount: amount,
    },
  }
}

const jobOf = async ({ out_order_no }: OrderToComplete): Promise<Job<OrderToComplete>> =>
  (await queue.getJob(`serviceorder/${out_order_no}`)) ?? expect.fail(`no job of ${out_order_no}`)
/** The bodies of the completions that were sent; a query has none. */
const bodies = (): string[] => sandbox.requests.list().flatMap(({ body }) => (body === '' ? [] : [body]))
const ledger = (out_order_no: string) => sandbox.orders.get('serviceorder', out_order_no)

/** We poll, because other processes do what we wait for. */
async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 2000; tries++) {
    if (await isSo()) return
    await sleep(20)
  }
  expect.fail(`never: ${what}`)
}
const untilEnded = async (...orders: OrderToComplete[]): Promise<void> =>
  until('all jobs have ended', async () => {
    const { completed = 0, failed = 0 } = await queue.getJobCounts('completed', 'failed')
    return completed + failed === orders.length
  })

function startHere(): void {
  const client = createWechatpayClient(sandbox.credentials, { baseUrl: sandbox.url, deadline: 2_500 })
  stop = startWorker(client, { path: redis.path }).stop
}

/** A worker in its own process: how many jobs it has begun, and the id that BullMQ gave it. */
interface WorkerProcess {
  readonly child: ChildProcess
  begun: number
  worker?: string
}

function startProcess(): WorkerProcess {
  const child = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), [redis.path, sandbox.url], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, TSX_TSCONFIG_PATH: fileURLToPath(new URL('tsconfig.json', import.meta.url)) },
  })
  processes.push(child)
  const started: WorkerProcess = { child, begun: 0 }
  child.on('message', (worker) => {
    started.worker = String(worker)
    started.begun++
  })
  return started
}

/** Kills a worker's process while it has a job. @returns that job's id */
async function killAtWork(victim: WorkerProcess): Promise<string> {
  let job: string | undefined
  await until('the worker has a job when it is stopped', async () => {
    victim.child.kill('SIGSTOP')
    for (const { id = '' } of await queue.getActive()) {
      const lock = await redis.client.get(queue.toKey(`${id}:lock`))
      if (victim.worker !== undefined && lock?.startsWith(victim.worker)) job = id
    }
    if (job === undefined) victim.child.kill('SIGCONT')
    return job !== undefined
  })
  victim.child.kill('SIGKILL')
  await once(victim.child, 'exit')
  return job ?? expect.fail()
}

describe('an order is queued once', () => {
  it('while its job waits, when it is completed, and when it has failed', async () => {
    const [first, refused] = [order('ONCE'), order('REFUSED')]
    await enqueue(queue, first)
    await enqueue(queue, { ...first, body: { ...first.body, total_amount: 1 } } as OrderToComplete)
    expect(await queue.count()).toBe(1)
    expect((await jobOf(first)).data).toEqual(first)

    startHere()
    await untilEnded(first)
    sandbox.faults.add('PARAM_ERROR')
    await enqueue(queue, refused)
    await untilEnded(first, refused)
    for (const each of [first, refused]) await enqueue(queue, each)
    expect(await queue.getJobCounts('completed', 'failed', 'wait', 'active')).toEqual({
      completed: 1,
      failed: 1,
      wait: 0,
      active: 0,
    })
    expect(bodies().length).toBe(2)
  })

  it('whatever characters its number has; a number without the product fails', async () => {
    const numbers = ['20261121000001', 'A|B*C_D-E', 'wait', 'meta', '0']
    const orders = numbers.map((number) => order(number))
    for (const each of orders) await enqueue(queue, each)
    startHere()
    await untilEnded(...orders)
    expect(numbers.map((number) => ledger(number)?.completions)).toEqual([1, 1, 1, 1, 1])

    const bare = async (jobId: string): Promise<unknown> => queue.add('complete', order('ANY'), { jobId })
    await expect(bare('20261121000001')).rejects.toThrow('cannot be integers')
    await expect(bare('serviceorder:1')).rejects.toThrow('cannot contain :')
    await expect(bare('meta')).resolves.toBeDefined()
    expect(await queue.count()).toBe(0)
  })

  it('but again when its completed job was removed', async () => {
    const removed = order('REMOVED')
    const add = async () =>
      queue.add('complete', removed, { jobId: `serviceorder/${removed.out_order_no}`, removeOnComplete: true })
    startHere()
    for (const times of [1, 2]) {
      await add()
      await until(`${times} completions`, () => ledger('REMOVED')?.completions === times)
      await until('the job is gone', async () => (await queue.getJobCountByTypes()) === 0)
    }
  })
})

describe('what a run meets', () => {
  const three = (fault: FaultName): Fault => ({ fault, times: 3 })
  /** How it ended, how often it was made and started by BullMQ's count, and how many completions were sent. */
  type End = [state: string, reason: RegExp | undefined, made: number, started: number, requests: number]

  it.each<[what: string, faults: (Fault | FaultName)[], end: End, amount?: number]>([
    ['the result', [], ['completed', undefined, 1, 1, 1]],
    ['5xx to the last: again', [three('SYSTEM_ERROR')], ['completed', undefined, 2, 2, 4]],
    [
      'no response that can be trusted: the query finds it completed',
      [three('wrong-signature')],
      ['completed', undefined, 1, 1, 3],
    ],
    ['429 to the last: again', [three('RATE_LIMITED')], ['completed', undefined, 2, 2, 4]],
    [
      '429 after an attempt of unknown outcome: the query finds it completed',
      ['drop-after', { fault: 'RATE_LIMITED', times: 2 }],
      ['completed', undefined, 1, 1, 3],
    ],
    ['a refusal', ['PARAM_ERROR'], ['failed', /^refused: PARAM_ERROR$/, 1, 1, 1]],
    ['a missing permission: again', ['NO_AUTH'], ['completed', undefined, 2, 2, 2]],
    [
      'ORDER_DONE after an attempt of unknown outcome in the same run',
      ['drop-after'],
      ['completed', undefined, 1, 1, 2],
      0,
    ],
    [
      'ORDER_DONE after an earlier run that did it, and whose query failed',
      [{ fault: 'SYSTEM_ERROR', executed: true, times: 3 }, three('drop-before')],
      ['completed', undefined, 2, 2, 4],
      0,
    ],
  ])('%s', async (_what, faults, [state, reason, made, started, requests], amount) => {
    const one = order('ONE', amount)
    sandbox.faults.add(...faults)
    await enqueue(queue, one)
    startHere()
    await untilEnded(one)
    const job = await jobOf(one)
    expect([await job.getState(), job.attemptsMade, job.attemptsStarted]).toEqual([state, made, started])
    expect(bodies()).toEqual(Array(requests).fill(JSON.stringify(one.body)))
    if (reason) expect(job.failedReason).toMatch(reason)
    expect(ledger('ONE')?.completed_with).toEqual(reason?.test('refused: PARAM_ERROR') ? undefined : one.body)
  })

  it('5xx to the last: the next run waits as long as completeOrder asks, five seconds', async () => {
    const waits = order('WAITS')
    sandbox.faults.add(three('SYSTEM_ERROR'))
    await enqueue(queue, waits)
    startHere()
    await until('the job waits', async () => (await queue.getDelayedCount()) === 1)
    const [job] = await queue.getDelayed()
    expect(job?.delay).toBe(5_000)
  })

  it('a body that breaks the contract: nothing is sent', async () => {
    const invalid = order('INVALID', -1)
    await enqueue(queue, invalid)
    startHere()
    await untilEnded(invalid)
    expect((await jobOf(invalid)).failedReason).toMatch(/^The request breaks the contract/)
    expect(sandbox.requests.list()).toEqual([])
  })

  it('a failed job that is run again, after its cause was corrected, completes', async () => {
    const again = order('AGAIN')
    sandbox.faults.add('PARAM_ERROR')
    await enqueue(queue, again)
    startHere()
    await untilEnded(again)
    await (await jobOf(again)).retry('failed', { resetAttemptsMade: true })
    await until('it has run again', async () => (await jobOf(again)).isCompleted())
    expect(ledger('AGAIN')?.completed_with).toEqual(again.body)
  })

  it('its process is killed after the order was completed: the next run finds that out', async () => {
    const done = order('DONE', 0)
    sandbox.faults.add({ fault: 'delay', milliseconds: 60_000 })
    await enqueue(queue, done)
    const first = startProcess()
    await until('the order is completed', () => ledger('DONE')?.state === 'DONE')
    await killAtWork(first)
    startProcess()
    await untilEnded(done)
    const job = await jobOf(done)
    expect([await job.getState(), job.returnvalue]).toEqual(['completed', 'completed'])
    expect([job.attemptsMade, job.attemptsStarted]).toEqual([1, 2])
  })

  it('its process is killed twice', async () => {
    const twice = order('TWICE')
    sandbox.faults.add({ fault: 'delay', milliseconds: 60_000, times: 2 })
    await enqueue(queue, twice)
    await killAtWork(startProcess())
    await killAtWork(startProcess())
    startProcess()
    await untilEnded(twice)
    expect(await (await jobOf(twice)).getState()).toBe('completed')
    expect(ledger('TWICE')?.completed_with).toEqual(twice.body)
  })

  it('SIGTERM: the process ends by itself, and the job that it interrupted runs again', async () => {
    const cut = order('CUT')
    sandbox.faults.add({ fault: 'delay', milliseconds: 60_000 })
    await enqueue(queue, cut)
    const { child } = startProcess()
    await until('the request has arrived', () => ledger('CUT')?.completions === 1)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
    expect((await jobOf(cut)).failedReason).toBe("The caller's signal ended the call")
    startProcess()
    await untilEnded(cut)
    expect(await (await jobOf(cut)).getState()).toBe('completed')
  })
})

describe('200 orders, two processes, a fault in three of ten responses, one process killed at work', () => {
  const faults: (Fault | FaultName)[] = [
    'drop-before',
    'drop-after',
    'SYSTEM_ERROR',
    'truncate',
    { fault: 'SYSTEM_ERROR', executed: true },
    'wrong-signature',
    'FREQUENCY_LIMITED',
    'probing-signature',
    'html-502',
    'empty-500',
    'accepted-202',
    'SERVICE_UNAVAILABLE',
    'old-timestamp',
  ]
  /** The limit that the example has. */
  const [max, duration] = /limiter: \{ max: (\d+), duration: ([\d_]+) \}/
    .exec(readFileSync(new URL('extracted/bullmq-hurried.ts', import.meta.url), 'utf8'))
    ?.slice(1)
    .map((text) => Number(text.replace('_', ''))) as [number, number]

  it('completes every order with its own body, and keeps the limit', async () => {
    // Every tenth costs nothing: it is DONE at once, and a retry gets ORDER_DONE.
    const orders = Array.from({ length: 200 }, (_, index) => order(`${1000 + index}|*`, index % 10 ? 100 + index : 0))
    for (let index = 0, played = 0; index < 600; index++) {
      const fault = index % 10 < 3 ? faults[played++ % faults.length] : undefined
      sandbox.faults.add(fault ?? { fault: 'delay', milliseconds: 0 })
    }
    for (const each of orders) await enqueue(queue, each)
    const [first, second] = [startProcess(), startProcess()]
    await until('both are at work', () => first.begun > 10 && second.begun > 10)
    const killed = await killAtWork(first)
    const third = startProcess()
    await untilEnded(...orders)

    expect(third.begun).toBeGreaterThan(0)
    expect((await eventsOf('stalled')).map(({ job }) => job)).toContain(killed)
    const requests = sandbox.requests.list()
    expect(requests.filter(({ fault = 'delay' }) => fault !== 'delay').length).toBeGreaterThanOrEqual(60)
    for (const each of orders) {
      const { out_order_no, body } = each
      const text = JSON.stringify(body)
      expect(JSON.stringify(ledger(out_order_no)?.completed_with)).toBe(text)
      const sent = requests.filter(({ url }) => url.includes(`/${encodeURIComponent(out_order_no)}/complete`))
      expect(new Set(sent.map(({ body }) => body))).toEqual(new Set([text]))
      const job = await jobOf(each)
      expect([await job.getState(), job.returnvalue]).toEqual(['completed', 'completed'])
    }

    // BullMQ counts in windows that begin with a job and are `duration` long.
    const begun = (await eventsOf('active')).map(({ time }) => time)
    expect(begun.length).toBeGreaterThan(orders.length)
    const whole = (begun.at(-1) ?? 0) - (begun[0] ?? 0)
    expect(begun.length).toBeLessThanOrEqual(max * (Math.floor((whole + 1) / duration) + 1))
    for (const start of begun) {
      const within = begun.filter((time) => time >= start && time < start + duration)
      expect(within.length).toBeLessThanOrEqual(2 * max)
    }
  })

  /** The queue's own events, in Redis' order, with times of Redis' clock. */
  async function eventsOf(name: string): Promise<{ time: number; job: string | undefined }[]> {
    const events = await redis.client.xrange(queue.toKey('events'), '-', '+')
    return events
      .filter(([, [, event]]) => event === name)
      .map(([id, fields]) => ({ time: Number(id.split('-')[0]), job: fields[fields.indexOf('jobId') + 1] }))
  }
})
