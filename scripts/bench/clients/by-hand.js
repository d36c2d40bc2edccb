/** What every client has to do, with nothing around it: the floor, and `fetch` with the same. */
import { createPrivateKey, createPublicKey, randomUUID, sign, verify } from 'node:crypto'
import { promisify } from 'node:util'

const signInPool = promisify(sign)

/** Signs in the thread pool and verifies in the main thread, where 20 µs are less than the way to the pool and back. */
export function byHand(setup) {
  const privateKey = createPrivateKey(setup.privateKey)
  const platformKeys = new Map([[setup.platformKeyId, createPublicKey(setup.platformKey)]])

  function unsigned(target, body) {
    const timestamp = String(Math.floor(Date.now() / 1000))
    const nonce = randomUUID().replaceAll('-', '')
    return { timestamp, nonce, message: Buffer.from(`POST\n${target}\n${timestamp}\n${nonce}\n${body}\n`) }
  }

  function headers({ timestamp, nonce }, signature) {
    return {
      Authorization:
        `WECHATPAY2-SHA256-RSA2048 mchid="${setup.mchid}",nonce_str="${nonce}",timestamp="${timestamp}",` +
        `serial_no="${setup.serialNo}",signature="${signature.toString('base64')}"`,
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'User-Agent': 'bench',
      'Wechatpay-Serial': setup.platformKeyId,
    }
  }

  return {
    signedHeadersSync(target, body) {
      const request = unsigned(target, body)
      return headers(request, sign('sha256', request.message, privateKey))
    },
    async signedHeaders(target, body) {
      const request = unsigned(target, body)
      return headers(request, await signInPool('sha256', request.message, privateKey))
    },
    /** `header` returns a header of the response by its name in lower case. */
    verified(status, header, text) {
      const timestamp = header('wechatpay-timestamp')
      const key = platformKeys.get(header('wechatpay-serial'))
      const message = Buffer.from(`${timestamp}\n${header('wechatpay-nonce')}\n${text}\n`)
      const signature = Buffer.from(header('wechatpay-signature') ?? '', 'base64')
      if (status !== 200 || key === undefined || !(Math.abs(Date.now() / 1000 - Number(timestamp)) <= 300)) {
        throw new Error(`Unexpected response: ${status} ${text}`)
      }
      if (!verify('sha256', message, key, signature)) throw new Error('The signature is wrong')
      return JSON.parse(text)
    },
  }
}

export function targetOf(outOrderNo) {
  return `/v3/payscore/serviceorder/${outOrderNo}/complete`
}
