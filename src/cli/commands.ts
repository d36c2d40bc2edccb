import type { Command, OptionEntry } from './command.js'

const JSON_OPTION: OptionEntry = { help: 'print the result as JSON' }

/** The commands, in the order of the help. */
export const commands: Readonly<Record<string, Command>> = {
  explain: {
    summary: 'say what an error code, or the Request-ID of a response, means',
    operands: ['CODE|REQUEST-ID'],
    options: { json: JSON_OPTION },
    details: `Example:
  wechatpay-payscore explain INVALID_REQUEST`,
    load: async () => (await import('./explain.js')).explain,
  },
  sandbox: {
    summary: 'start a local WeChat Pay for tests',
    operands: [],
    options: {
      port: { value: 'NUMBER', help: 'where to listen, 0 for a free port (default 8787)' },
      host: { value: 'ADDRESS', help: 'which address to listen on (default 127.0.0.1: only this machine)' },
      mchid: { value: 'NUMBER', help: "the merchant's number (default 1900000109)" },
      orders: { value: 'FILE', help: 'a JSON array of the orders to begin with (default some ready-made ones)' },
      'pem-dir': { value: 'FOLDER', help: 'write the keys and certificates there, as files' },
    },
    details: `Example:
  wechatpay-payscore sandbox --port 9000 --pem-dir ./pem`,
    load: async () => (await import('./sandbox.js')).sandbox,
  },
}
