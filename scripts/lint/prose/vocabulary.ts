/** The names that code spans may hold. */

/** Names of HTTP, of forms and of files, which the contract does not declare. */
const OTHERS = [
  ...['POST', 'Accept', 'Authorization', 'Content-Encoding', 'Content-Type', 'User-Agent', 'application', 'json'],
  ...['mchid', 'nonce_str', 'timestamp', 'serial_no', 'signature', 'authorization', 'body', 'query', 'url'],
  ...['OnAccept', 'yyyyMMdd', 'yyyyMMddHHmmss', 'PUB_KEY_ID_', 'WECHATPAY', 'SIGNTEST', 'encrypt-resource'],
  ...['openssl', 'x509', 'in', 'noout', 'serial', 'apiclient_key', 'apiclient_cert', 'pem', 'Verified', 'OK'],
  ...['test', 'fixtures', 'vectors', 'go-rsa-sha256-sign', 'MchChannelPayType'],
]
/** The keywords whose values are names. */
const NAMED = ['name', 'scheme', 'enum', 'const', 'example', 'event_type']
/** Prose, and what holds the text of programs. */
const NO_NAMES = ['description', 'summary', 'title', 'source', 'x-enumDescriptions', 'x-remedies']

/** Every name that the contract declares: of paths, parameters, headers, fields, components, values. */
export function vocabularyOf(contract: object): ReadonlySet<string> {
  return new Set([...OTHERS, ...namesBelow(contract, false)])
}

function* namesBelow(node: unknown, isNamed: boolean): Generator<string> {
  if (typeof node === 'string' && isNamed) yield* wordsIn(node)
  if (typeof node !== 'object' || node === null) return
  for (const [key, value] of Object.entries(node)) {
    // A field may be called like a keyword.
    if (NO_NAMES.includes(key) && typeof value !== 'object') continue
    yield* wordsIn(key)
    yield* namesBelow(value, NAMED.includes(key) || (isNamed && Array.isArray(node)))
  }
}

/** The words in the code spans of a text that are no name of the contract. */
export function strangersIn(text: string, vocabulary: ReadonlySet<string>): string[] {
  const spans = [...text.matchAll(/`[^`]+`/g)].flatMap(([span]) => wordsIn(span))
  return spans.filter((word) => word.length > 1 && !vocabulary.has(word))
}

function wordsIn(text: string): string[] {
  return text.match(/(?<![\w-])[A-Za-z][\w-]*/g) ?? []
}
