interface FaultFacts {
  /** The end of a sentence that begins with "The response": README prints it. */
  readonly response: string
  /** Whether the order is completed: always, never, or as the option `executed` says, by default not. */
  readonly completes: 'yes' | 'no' | 'if executed'
}

/** How a response can fail, beside the error codes of the contract. README lists the same rows. */
export const faultTable = {
  delay: { response: 'comes after `milliseconds`', completes: 'yes' },
  stall: { response: 'never comes; the connection stays open', completes: 'if executed' },
  drip: { response: 'comes byte by byte, `milliseconds` apart', completes: 'yes' },
  'drop-before': { response: 'never comes; the connection is cut (FIN)', completes: 'no' },
  'drop-after': { response: 'never comes; the connection is cut (FIN)', completes: 'yes' },
  'drop-next': { response: 'comes; the connection is cut when the next request arrives on it', completes: 'yes' },
  reset: { response: 'never comes; the connection is reset (RST)', completes: 'if executed' },
  truncate: { response: 'breaks off in the middle of its body', completes: 'yes' },
  'wrong-signature': { response: 'has the signature of another body', completes: 'yes' },
  'probing-signature': { response: 'has a signature that begins with `WECHATPAY/SIGNTEST/`', completes: 'yes' },
  'missing-signature': { response: 'has no signature', completes: 'yes' },
  'unknown-serial': { response: 'is signed under a serial number that belongs to no key', completes: 'yes' },
  'old-timestamp': { response: 'was signed ten minutes ago', completes: 'yes' },
  'future-timestamp': { response: 'is signed ten minutes in the future', completes: 'yes' },
  'html-502': { response: "is a gateway's HTML page with 502", completes: 'if executed' },
  'empty-500': { response: 'is a 500 without a body', completes: 'if executed' },
  'accepted-202': { response: 'is a 202: accepted, retry with identical parameters', completes: 'if executed' },
} as const satisfies Readonly<Record<string, FaultFacts>>
