type Product = 'serviceorder' | 'smartretail-orders' | 'payafter-orders'
type CompletePath = `/v3/payscore/${Product}/{out_order_no}/complete`

/** The input of a runtime, as JSON. */
export interface Input {
  /** URL of a running sandbox. */
  sandbox: string
  /** URL of a server that responds to `/STATUS/path` with that status and the sandbox's `/path` as its `Location`. */
  redirector: string
  /** A URL where no server listens. */
  nowhere: string
  /** Whether the transport knows that nothing was sent: Node's own does, a `fetch` cannot. */
  knowsNotSent: boolean
  /** What openssl signed, and the keys: see test/fixtures. */
  fixtures: {
    mchid: string
    serialNo: string
    privateKey: string
    publicKeyId: string
    publicKey: string
    certificateSerial: string
    certificate: string
    /** Of the requests and of the responses. */
    timestamp: string
    requestNonce: string
    responseNonce: string
    requests: { path: CompletePath; out_order_no: string; body: string; signature: string }[]
    response: { body: string; signature: string }
    orderDone: { body: string; signature: string }
  }
}

export interface Result {
  name: string
  /** Missing if the check passed. */
  failure?: string
}
