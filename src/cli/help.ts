import type { Command } from './command.js'
import { commands } from './commands.js'

const ENVIRONMENT = `The environment says who you are:
  WECHATPAY_MCHID              the merchant number
  WECHATPAY_SERIAL_NO          the serial number of apiclient_cert.pem, or WECHATPAY_CERTIFICATE_FILE
  WECHATPAY_PRIVATE_KEY_FILE   apiclient_key.pem, or WECHATPAY_PRIVATE_KEY with its text
  WECHATPAY_PUBLIC_KEY_ID      PUB_KEY_ID_…
  WECHATPAY_PUBLIC_KEY_FILE    pub_key.pem, or WECHATPAY_PUBLIC_KEY with its text
                               or WECHATPAY_PLATFORM_CERTIFICATE_FILE instead of these two
  WECHATPAY_API_V3_KEY         optional, as are WECHATPAY_APPID, WECHATPAY_SERVICE_ID and WECHATPAY_BASE_URL`

const STATUSES = `Exit status: 0 done as asked, 1 refused or otherwise than asked, 2 used wrongly, 3 unknown: run it again.`

/** The help of the whole command. */
export function generalHelp(): string {
  const rows = Object.entries(commands).map(
    ([name, { operands, summary }]) => [[name, ...operands].join(' '), summary] as const,
  )
  return `Usage: wechatpay-payscore COMMAND [options]

${table(rows)}

${ENVIRONMENT}

${STATUSES}

wechatpay-payscore COMMAND --help says more, and has an example. --version prints the version.`
}

/** The help of one command. */
export function helpOf(name: string, { summary, operands, options, details }: Command): string {
  const all = Object.entries({ ...options, help: { help: 'print this' } })
  const rows = all.map(([option, { value, help }]: [string, { value?: string; help: string }]) => {
    return [`--${option}${value === undefined ? '' : ` ${value}`}`, help] as const
  })
  return `Usage: ${['wechatpay-payscore', name, ...operands].join(' ')} [options]

${summary[0]?.toUpperCase()}${summary.slice(1)}.

${table(rows)}

${details}

${name === 'explain' || name === 'sandbox' ? STATUSES : `${STATUSES}\nThe environment says who you are: see wechatpay-payscore --help.`}`
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`).join('\n')
}
