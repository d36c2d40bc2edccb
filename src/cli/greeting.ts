import { join } from 'node:path'
import { CURL_JSON } from '../sandbox/control.js'
import type { Sandbox, SandboxOrder } from '../sandbox/index.js'
import { yuan } from './format.js'

/** What the command `sandbox` prints at its start. */
export function greeting(sandbox: Sandbox, folder: string | undefined): string {
  const { url, mchid, pem, orders } = sandbox
  const all = orders.list()
  const [first] = all
  const list = all.map((order) => {
    const { product, out_order_no, state } = order
    return `  ${product.padEnd(18)}  ${out_order_no.padEnd(22)}  ${state.padEnd(13)}  ${noteOf(order)}`.trimEnd()
  })
  return `The sandbox listens on ${url}

  merchant number (mchid)        ${mchid}
  merchant certificate's serial  ${pem.merchantSerial}
${platformLines(sandbox)}
  keys and certificates          ${folder ?? `${url}/_sandbox/credentials, or as files with --pem-dir FOLDER`}

${first ? `Orders (appid ${first.appid}, service_id ${first.service_id}):\n\n${list.join('\n')}` : 'It has no orders yet.'}

Point a client at it, for example this package's. Save this as try.mjs, and run: node try.mjs

${snippet(sandbox, first)}

${folder === undefined ? '' : exports(sandbox, folder, first)}Make the next response fail: curl ${CURL_JSON} -d '"SYSTEM_ERROR"' ${url}/_sandbox/faults
See what arrived:            curl ${url}/_sandbox/requests

Ctrl-C stops it.`
}

/** What matters of an order to somebody who wants to try it. */
function noteOf({
  product,
  state_description,
  finish_ticket,
  risk_fund,
  time_range,
  completed_with,
}: SandboxOrder): string {
  const needsEnd = product === 'serviceorder' && !completed_with && time_range && !time_range.end_time
  const items = completed_with && 'post_payments' in completed_with ? completed_with.post_payments : []
  const names = items.map(({ name }) => name).join(', ')
  return [
    state_description,
    finish_ticket && `finish_ticket ${finish_ticket}`,
    risk_fund.name === 'DEPOSIT' && `deposit of ${yuan(risk_fund.amount)} yuan`,
    needsEnd && 'needs time_range.end_time',
    completed_with && `completed with ${names && `${names}, `}${yuan(completed_with.total_amount)} yuan`,
  ]
    .filter(Boolean)
    .join(', ')
}

/** Whether the merchant has the public key, and the certificate, of the platform. */
function keysOf({ pem, credentials }: Sandbox): { hasPublicKey: boolean; hasCertificate: boolean } {
  const has = (serial: string): boolean => Object.hasOwn(credentials.platformKeys, serial)
  return { hasPublicKey: has(pem.platformPublicKeyId), hasCertificate: has(pem.platformSerial) }
}

function platformLines(sandbox: Sandbox): string {
  const { hasPublicKey, hasCertificate } = keysOf(sandbox)
  const lines = [
    hasCertificate && `  platform certificate's serial  ${sandbox.pem.platformSerial}`,
    hasPublicKey && `  WeChat Pay public key's id     ${sandbox.pem.platformPublicKeyId}`,
  ]
  return lines.filter(Boolean).join('\n')
}

/** A program that makes a client with every platform key of the merchant. The certificate signs notifications. */
function snippet(sandbox: Sandbox, first: SandboxOrder | undefined): string {
  const { hasPublicKey, hasCertificate } = keysOf(sandbox)
  const imports = ['importPrivateKey', hasPublicKey && 'importPublicKey', hasCertificate && 'importCertificate']
  return [
    `  import { createWechatpayClient, ${imports.filter(Boolean).join(', ')} } from 'wechatpay-payscore'`,
    '',
    `  const sandbox = await (await fetch('${sandbox.url}/_sandbox/credentials')).json()`,
    '  const credentials = {',
    '    mchid: sandbox.mchid,',
    '    serialNo: sandbox.merchantSerial,',
    '    privateKey: await importPrivateKey(sandbox.merchantPrivateKey),',
    '    platformKeys: {',
    hasPublicKey && '      [sandbox.platformPublicKeyId]: await importPublicKey(sandbox.platformPublicKey),',
    hasCertificate && '      [sandbox.platformSerial]: await importCertificate(sandbox.platformCertificate),',
    '    },',
    '    apiV3Key: sandbox.apiV3Key, // parseNotification(message, credentials) needs it',
    '  }',
    '  const client = createWechatpayClient(credentials, { baseUrl: sandbox.url })',
    ...(first ? queryLines(first) : []),
  ]
    .filter((line) => line !== false)
    .join('\n')
}

/** A first call, which works for each product. */
function queryLines({ product, appid, service_id, out_order_no }: SandboxOrder): string[] {
  const query = `{ appid: '${appid}', service_id: '${service_id}', out_order_no: '${out_order_no}' }`
  return [
    `  const { data: order, error } = await client.GET('/v3/payscore/${product}', {`,
    `    params: { query: ${query} },`,
    '  })',
    '  if (error) console.error(error)',
    '  else console.log(order.out_order_no, order.state)',
  ]
}

function exports(sandbox: Sandbox, folder: string, first: SandboxOrder | undefined): string {
  const { url, mchid, pem, apiV3Key } = sandbox
  const { hasPublicKey, hasCertificate } = keysOf(sandbox)
  const file = (name: string): string => join(folder, name)
  const lines = [
    `WECHATPAY_BASE_URL=${url} WECHATPAY_MCHID=${mchid} WECHATPAY_SERIAL_NO=${pem.merchantSerial}`,
    `WECHATPAY_PRIVATE_KEY_FILE=${file('apiclient_key.pem')} WECHATPAY_API_V3_KEY=${apiV3Key}`,
    hasPublicKey &&
      `WECHATPAY_PUBLIC_KEY_ID=${pem.platformPublicKeyId} WECHATPAY_PUBLIC_KEY_FILE=${file('pub_key.pem')}`,
    hasCertificate && `WECHATPAY_PLATFORM_CERTIFICATE_FILE=${file('wechatpay_cert.pem')}`,
    first && `WECHATPAY_APPID=${first.appid} WECHATPAY_SERVICE_ID=${first.service_id}`,
  ]
  const { product = 'PRODUCT', out_order_no = 'NUMBER' } = first ?? {}
  return `Or run the commands of wechatpay-payscore, such as query ${product} ${out_order_no}, with

${lines
  .filter(Boolean)
  .map((line) => `  export ${line}`)
  .join('\n')}

`
}
