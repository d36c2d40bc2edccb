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
  complete: {
    summary: 'complete one order: the user is charged',
    operands: ['PRODUCT', 'NUMBER', 'BODY.json'],
    options: {
      yes: { help: 'do not ask; required without a terminal' },
      'dry-run': { help: 'check the body, print the message that would be signed, send nothing' },
      json: JSON_OPTION,
    },
    details: `${PRODUCTS}
Amounts in the body are whole fen. The same command may be run again after any failure: an order is completed once.

Example:
  wechatpay-payscore complete serviceorder 1234323JKHDFE1243252 body.json --dry-run`,
    load: async () => (await import('./complete.js')).complete,
  },
  batch: {
    summary: 'complete many orders, and go on where an earlier start ended',
    operands: ['ORDERS.jsonl'],
    options: {
      results: { value: 'FILE', help: 'where the results are appended; required' },
      left: { value: 'FILE', help: 'write the orders that are left there, in the form of ORDERS.jsonl' },
      concurrency: { value: 'NUMBER', help: 'how many orders are under way at once (default 8)' },
      rate: { value: 'NUMBER', help: 'how many requests begin in a second at most (default no limit)' },
      json: { help: 'print the summary as JSON' },
    },
    details: `Each line of ORDERS.jsonl is an order: { "product": …, "out_order_no": …, "body": { … } }. All lines are checked before
the first order is sent. Start it again with the same files after any failure: orders whose last result is unknown, or a
refusal for a configuration mistake, run again; every other result is final. A refusal within ten minutes of an
unknown result is written as unknown: the earlier attempt may still be under way. Ctrl-C finishes what is under way.

Example:
  wechatpay-payscore batch november.jsonl --results november.results.jsonl --left november.left.jsonl`,
    load: async () => (await import('./batch.js')).batch,
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
      platform: {
        value: 'KEYS',
        help: 'which platform keys the merchant has: both, public-key or certificate (default both)',
      },
      'notify-url': {
        value: 'URL',
        help: 'where it sends notifications (default nowhere): an address of this machine',
      },
      'allow-remote-notify': { help: 'let --notify-url lead to another machine' },
      orders: { value: 'FILE', help: 'a JSON array of the orders to begin with (default some ready-made ones)' },
      'pem-dir': { value: 'FOLDER', help: 'write the keys and certificates there, as files' },
    },
    details: `An orders file: [{ "product": "serviceorder", "out_order_no": "MY-ORDER" }]. All other fields have defaults;
"state": "CREATED" or "risk_fund": { "name": "DEPOSIT", "amount": 9900 } (fen) are two of them.

Example:
  wechatpay-payscore sandbox --port 9000 --pem-dir ./pem`,
    load: async () => (await import('./sandbox.js')).sandbox,
  },
}
