import { X509Certificate } from 'node:crypto'
import { encryptResource, type EncryptedResource } from './aead.js'
import type { Identities } from './identities.js'
import { rfc3339 } from './rfc3339.js'
import { ServiceError } from './service-error.js'

interface CertificateList {
  data: {
    serial_no: string
    effective_time: string
    expire_time: string
    encrypt_certificate: EncryptedResource
  }[]
}

/**
 * Responds to `GET /v3/certificates`: the platform certificates, encrypted under the APIv3 key.
 *
 * https://pay.weixin.qq.com/docs/merchant/products/platform-certificate/apilist.html
 *
 * @throws ServiceError 404 for a merchant who has the public key only, in WeChat Pay's own words
 */
export function certificateList({ pem, platformKeys, apiV3Key }: Identities, query: URLSearchParams): CertificateList {
  const type = query.get('algorithm_type') ?? 'RSA'
  if (!['RSA', 'SM2', 'ALL'].includes(type)) {
    const issue = 'must be RSA, SM2 or ALL'
    throw new ServiceError('PARAM_ERROR', `algorithm_type ${issue}`, {
      field: 'algorithm_type',
      issue,
      location: 'query',
    })
  }
  if (type === 'SM2' || !platformKeys.has(pem.platformSerial))
    throw new ServiceError('RESOURCE_NOT_EXISTS', '无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥')
  const { validFrom, validTo } = new X509Certificate(pem.platformCertificate)
  return {
    data: [
      {
        serial_no: pem.platformSerial,
        effective_time: rfc3339(new Date(validFrom)),
        expire_time: rfc3339(new Date(validTo)),
        encrypt_certificate: encryptResource(pem.platformCertificate, 'certificate', apiV3Key),
      },
    ],
  }
}
