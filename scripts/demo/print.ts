import { oneLine } from '../../src/cli/terminal.js'
import type { Attempt } from '../../src/node.js'

/** Prints a line of a step. What comes from outside may hold control characters, which a terminal obeys. */
export function print(label: string, text: string): void {
  console.log(`  ${label.padEnd(9)} ${oneLine(text)}`)
}

export function printTitle(text: string): void {
  console.log(`\n${oneLine(text)}`)
}

/** An attempt in one line, as `onAttempt` has it. */
export function printAttempt({ operation, status, code, outcome }: Attempt): void {
  const end = status === undefined ? `no response, ${code}, outcome ${outcome}` : `${status} ${code ?? ''}`
  print('sent', `${operation}: ${end.trim()}`)
}

export function printRequest({ method, url }: Request): void {
  const { pathname, host } = new URL(url)
  print('request', `${method} ${pathname} to ${host}`)
}

export function printResponse({ status, statusText, headers }: Response): void {
  print('response', `${status} ${statusText}`)
  for (const name of ['Wechatpay-Timestamp', 'Wechatpay-Nonce', 'Wechatpay-Serial']) {
    print('', `${name}: ${headers.get(name) ?? '(none)'}`)
  }
}
