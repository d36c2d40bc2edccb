import type { Command, OptionEntry } from './command.js'

const JSON_OPTION: OptionEntry = { help: 'print the result as JSON' }
const PRODUCTS = 'PRODUCT is serviceorder, smartretail-orders or payafter-orders, NUMBER the out_order_no.'

/** The commands, in the order of the help. */
export const commands: Readonly<Record<string, Command>> = {
  doctor: {
    summary: 'check credentials, clock and connection, step by step; it changes nothing',
    operands: [],
    options: { json: JSON_OPTION },
    details: `It sends GET requests only. WECHATPAY_APPID and WECHATPAY_SERVICE_ID let it check permissions too, and
WECHATPAY_API_V3_KEY whether certificates can be downloaded.

Example:
  wechatpay-payscore doctor`,
    load: async () => (await import('./doctor.js')).doctor,
  },
  query: {
    summary: 'show an order',
    operands: ['PRODUCT', 'NUMBER'],
    options: {
      appid: { value: 'ID', help: 'the appid of the order (default WECHATPAY_APPID)' },
      'service-id': { value: 'ID', help: 'the service id of the order (default WECHATPAY_SERVICE_ID)' },
      json: JSON_OPTION,
    },
    details: `${PRODUCTS}

Example:
  wechatpay-payscore query serviceorder 1234323JKHDFE1243252 --appid wxd678efh567hg6787 --service-id 500001`,
    load: async () => (await import('./query.js')).query,
  },
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
      'notify-url': { value: 'URL', help: 'where it sends notifications (default nowhere)' },
      orders: { value: 'FILE', help: 'a JSON array of the orders to begin with (default some ready-made ones)' },
      'pem-dir': { value: 'FOLDER', help: 'write the keys and certificates there, as files' },
    },
    details: `Example:
  wechatpay-payscore sandbox --port 9000 --pem-dir ./pem`,
    load: async () => (await import('./sandbox.js')).sandbox,
  },
}
