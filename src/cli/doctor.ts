import { createWechatpayClient } from '../node.js'
import type { Input } from './command.js'
import { checkCertificates } from './doctor/certificates.js'
import { checkConnection } from './doctor/connection.js'
import { checkBaseUrl, checkSettings } from './doctor/settings.js'
import { checkSignedQuery } from './doctor/signed-query.js'
import type { Step } from './doctor/step.js'
import { EXIT, type ExitStatus } from './exit-status.js'
import { hasColor, oneLine, printJson, printResult } from './terminal.js'

/** `doctor`: says step by step what is right and what is wrong. It sends GET requests only. */
export async function doctor({ flags }: Input): Promise<ExitStatus> {
  const steps: Step[] = []
  const isJson = flags.has('json')
  const report = (step: Step): void => {
    steps.push(step)
    if (!isJson) process.stdout.write(`${lineOf(step)}\n`)
  }
  await checkAll(report)
  const wrongs = steps.filter(({ status }) => status === 'wrong')
  if (isJson) printJson({ ok: wrongs.length === 0, steps })
  else printResult(`\n${conclusion(wrongs)}`)
  return wrongs.length === 0 ? EXIT.done : EXIT.refused
}

async function checkAll(report: (step: Step) => void): Promise<void> {
  const { env } = process
  const credentials = await checkSettings(env, report)
  const baseUrls = await checkBaseUrl(env, report)
  const [first] = baseUrls ?? []
  if (baseUrls === undefined || first === undefined || !(await checkConnection(first, report)) || !credentials) return
  const serials = Object.keys(credentials.platformKeys)
  await checkSignedQuery(createWechatpayClient(credentials, { baseUrl: baseUrls }), serials, env, report)
  await checkCertificates(credentials, baseUrls, report)
}

function conclusion(wrongs: readonly Step[]): string {
  const [first, ...others] = wrongs
  if (first === undefined) return 'Nothing is wrong.'
  return others.length === 0
    ? `One thing is wrong: ${first.step}.`
    : `${wrongs.length} things are wrong: correct ${first.step} first.`
}

const COLORS = { ok: 32, note: 33, wrong: 31 } as const

function lineOf({ step, status, message }: Step): string {
  const word = status.padEnd(5)
  const printed = hasColor(process.stdout) ? `\u001b[${COLORS[status]}m${word}\u001b[0m` : word
  return `${printed}  ${step.padEnd(13)}  ${oneLine(message)}`
}
