/** Whether certificates can be downloaded, and decrypted with the APIv3 key. */

import type { Credentials } from '../../credentials.js'
import { UnexpectedResponseError, WechatpayError } from '../../errors.js'
import { downloadCertificates } from '../../node.js'
import { note, ok, wrong, type Step } from './step.js'

/** Reports nothing without an APIv3 key. */
export async function checkCertificates(
  { mchid, serialNo, privateKey, platformKeys, apiV3Key }: Credentials,
  baseUrl: readonly string[],
  report: (step: Step) => void,
): Promise<void> {
  if (apiV3Key === undefined) return
  try {
    const found = Object.keys(await downloadCertificates({ mchid, serialNo, privateKey, apiV3Key }, { baseUrl }))
    report(ok('certificates', `WECHATPAY_API_V3_KEY decrypts them: ${found.join(', ')}`))
    const unused = found.filter((serial) => !Object.hasOwn(platformKeys, serial))
    if (unused.length > 0)
      report(
        note(
          'certificates',
          `${unused.join(', ')} not among the platform keys: WECHATPAY_PLATFORM_CERTIFICATE_FILE may name their file`,
        ),
      )
  } catch (error) {
    if (!(error instanceof WechatpayError)) throw error
    const { message } = error
    if (error instanceof UnexpectedResponseError && error.response?.status === 404)
      report(note('certificates', `${message}. So WECHATPAY_API_V3_KEY is not proven; notifications need it`))
    else if (message.includes('not to be decrypted'))
      report(wrong('certificates', `Correct WECHATPAY_API_V3_KEY: ${message}`))
    else report(wrong('certificates', `${message} [${error.code}]`))
  }
}
