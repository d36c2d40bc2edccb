/** A client of this package, from any build of it. */
export async function createClientOf(build, setup, options) {
  const { createWechatpayClient, importPrivateKey, importPublicKey } = build
  const credentials = {
    mchid: setup.mchid,
    serialNo: setup.serialNo,
    privateKey: await importPrivateKey(setup.privateKey),
    platformKeys: { [setup.platformKeyId]: await importPublicKey(setup.platformKey) },
  }
  const client = createWechatpayClient(credentials, { baseUrl: setup.url, ...options })
  return async (out_order_no, body) => {
    const params = { path: { out_order_no } }
    const { data, error } = await client.POST('/v3/payscore/serviceorder/{out_order_no}/complete', { params, body })
    if (error) throw new Error(JSON.stringify(error))
    return data
  }
}
