import { parseArgs } from 'node:util'
import { quote } from '../errors.js'

export const HELP = `Usage: wechatpay-payscore-sandbox [options]

A local WeChat Pay for the endpoints that complete an order.

  --port NUMBER    where to listen, 0 for a free port (default 8787)
  --host ADDRESS   which address to listen on (default 127.0.0.1: only this machine)
  --pem-dir FOLDER write the keys and certificates there, as files
  --help           print this
  --version        print the version
`

/** What a command line asks for. */
export type Command =
  | { action: 'help' }
  | { action: 'version' }
  | { action: 'start'; port: number; host: string; folder: string | undefined }

/** @throws Error that says what is wrong with the arguments; print it with `oneLine` */
export function parseCommandLine(args: readonly string[]): Command {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '8787' },
      host: { type: 'string', default: '127.0.0.1' },
      'pem-dir': { type: 'string' },
      help: { type: 'boolean', default: false },
      version: { type: 'boolean', default: false },
    },
  })
  const { port, host, 'pem-dir': folder, help, version } = values
  if (help) return { action: 'help' }
  if (version) return { action: 'version' }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
    throw new Error(`--port must be a number from 0 to 65535, but is ${quote(port)}`)
  }
  if (folder === '') throw new Error('--pem-dir must name a folder, but is empty')
  return { action: 'start', port: Number(port), host, folder }
}

/** The message of an error on one line: arguments may hold line breaks and control characters, which a terminal obeys. */
export function oneLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.replace(/[\p{Cc}\u2028\u2029]/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
