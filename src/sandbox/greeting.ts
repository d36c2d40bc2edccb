import { join } from 'node:path'
import { CURL_JSON } from './control.js'
import type { Sandbox } from './types.js'

/** What the command prints at its start. */
export function greeting({ url, mchid, pem, apiV3Key, orders }: Sandbox, folder: string | undefined): string {
  const rows = orders.list().map(({ product, out_order_no, state, state_description, finish_ticket }) => {
    const note = [state_description, finish_ticket && `finish_ticket ${finish_ticket}`].filter(Boolean).join(', ')
    return `  ${product.padEnd(18)}  ${out_order_no.padEnd(22)}  ${state.padEnd(13)}  ${note}`.trimEnd()
  })
  const [first] = orders.list()
  return `The sandbox listens on ${url}

  merchant number (mchid)        ${mchid}
  merchant certificate's serial  ${pem.merchantSerial}
  platform certificate's serial  ${pem.platformSerial}
  WeChat Pay public key's id     ${pem.platformPublicKeyId}
  keys and certificates          ${folder ?? `${url}/_sandbox/credentials, or as files with --pem-dir FOLDER`}

Orders (appid ${first?.appid}, service_id ${first?.service_id}):

${rows.join('\n')}

Point a client at it, for example this package's (in a clone, after npm run build):

  import { createWechatpayClient, importPrivateKey, importPublicKey } from 'wechatpay-payscore'

  const { mchid, merchantSerial, merchantPrivateKey, platformPublicKeyId, platformPublicKey } =
    await (await fetch('${url}/_sandbox/credentials')).json()
  const client = createWechatpayClient(
    {
      mchid,
      serialNo: merchantSerial,
      privateKey: await importPrivateKey(merchantPrivateKey),
      platformKeys: { [platformPublicKeyId]: await importPublicKey(platformPublicKey) },
    },
    { baseUrl: '${url}' },
  )

${
  folder === undefined
    ? ''
    : `Or run the commands of wechatpay-payscore, such as query ${first?.product ?? 'PRODUCT'} ${first?.out_order_no ?? 'NUMBER'}, with

  export WECHATPAY_BASE_URL=${url} WECHATPAY_MCHID=${mchid} WECHATPAY_SERIAL_NO=${pem.merchantSerial}
  export WECHATPAY_PRIVATE_KEY_FILE=${join(folder, 'apiclient_key.pem')} WECHATPAY_PUBLIC_KEY_FILE=${join(folder, 'pub_key.pem')}
  export WECHATPAY_PUBLIC_KEY_ID=${pem.platformPublicKeyId}
  export WECHATPAY_PLATFORM_CERTIFICATE_FILE=${join(folder, 'wechatpay_cert.pem')} WECHATPAY_API_V3_KEY=${apiV3Key}
${first ? `  export WECHATPAY_APPID=${first.appid} WECHATPAY_SERVICE_ID=${first.service_id}\n` : ''}
`
}Make the next response fail: curl ${CURL_JSON} -d '"SYSTEM_ERROR"' ${url}/_sandbox/faults
See what arrived:            curl ${url}/_sandbox/requests

Ctrl-C stops it.`
}
