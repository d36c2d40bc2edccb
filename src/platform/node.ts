import { createPrivateKey, KeyObject, sign as cryptoSign, verify as cryptoVerify } from 'node:crypto'
import type { Agent } from 'node:https'
import type { Bytes, CryptoKey } from '../message.js'
import * as pem from '../pem.js'
import { nodeTransport } from './node-transport.js'
import type { HttpsAgent, Platform } from './types.js'
import * as web from './web.js'

/**
 * The same keys as node:crypto has them, by the CryptoKey that the caller holds. A CryptoKey that was made elsewhere has
 * none and goes through WebCrypto: one that is not extractable must not become a KeyObject.
 */
const keyObjects = new WeakMap<CryptoKey, KeyObject>()

export const importPrivateKey: typeof pem.importPrivateKey = async (text) => {
  const key = await pem.importPrivateKey(text)
  // From its bytes: OpenSSL takes no PEM that is indented, or all on one line.
  const der = Buffer.from(pem.privateKeyDer(text))
  keyObjects.set(key, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))
  return key
}

export const importPublicKey: typeof pem.importPublicKey = async (text) => remembered(await pem.importPublicKey(text))

export const importCertificate: typeof pem.importCertificate = async (text) =>
  remembered(await pem.importCertificate(text))

/** In the thread pool, so that calls in parallel sign in parallel; a single call saves the way there and back. */
export async function sign(message: Bytes, privateKey: CryptoKey, mayBlock: boolean): Promise<string> {
  const key = keyObjects.get(privateKey)
  if (!key) return web.sign(message, privateKey)
  if (mayBlock) return cryptoSign('sha256', message, key).toString('base64')
  return new Promise((resolve, reject) => {
    cryptoSign('sha256', message, key, (error, signature) =>
      error ? reject(error) : resolve(signature.toString('base64')),
    )
  })
}

/** At once: verifying takes less time than the way to another thread and back. */
export function verify(message: Bytes, signature: string, publicKey: CryptoKey): boolean | Promise<boolean> {
  const key = keyObjects.get(publicKey)
  if (!key) return web.verify(message, signature, publicKey)
  const bytes = Buffer.from(signature, 'base64')
  // Buffer accepts text that is not base64: then several texts would stand for one signature.
  return bytes.toString('base64') === signature && cryptoVerify('sha256', message, key, bytes)
}

const nativeFetch = globalThis.fetch
const direct = nodeTransport()

export const node: Platform = {
  sign,
  verify,
  // Whoever replaced the global fetch, or set a dispatcher, means them to be used.
  transport: () => (globalThis.fetch === nativeFetch && !hasOwnDispatcher() ? direct : web.web.transport()),
  agentTransport(agent, urls) {
    assertAgent(agent, urls)
    return nodeTransport(agent)
  },
}

function assertAgent(agent: Partial<HttpsAgent>, urls: readonly URL[]): asserts agent is Agent {
  if (typeof (Object(agent) as HttpsAgent).addRequest !== 'function')
    throw new TypeError('agent must be an https.Agent of Node; a dispatcher of undici is none')
  // Agents for proxies have an accessor there, which depends on who asks.
  if (Object.getOwnPropertyDescriptor(agent, 'protocol')?.value === 'http:')
    throw new TypeError('agent must be an https.Agent, but is an http.Agent')
  if (urls.some(({ protocol }) => protocol !== 'https:'))
    throw new TypeError('agent is an https.Agent, but baseUrl has an http URL')
}

// Since undici 8 the first one only wraps the second one.
const DISPATCHERS = [Symbol.for('undici.globalDispatcher.2'), Symbol.for('undici.globalDispatcher.1')] as const

/** What `isOwn` found: each call asks. */
const known = new WeakMap<object, boolean>()

/** Whether `setGlobalDispatcher` of undici was given a proxy, a mock or the like, or an agent that connects in its own way. */
function hasOwnDispatcher(): boolean {
  const all = globalThis as { [key: symbol]: object | undefined }
  const dispatcher = all[DISPATCHERS[0]] ?? all[DISPATCHERS[1]]
  if (dispatcher === undefined) return false
  let own = known.get(dispatcher)
  if (own === undefined) known.set(dispatcher, (own = isOwn(dispatcher)))
  return own
}

function isOwn(dispatcher: object): boolean {
  if (dispatcher.constructor.name !== 'Agent') return true
  // Node's own agent is of the same class; only the options tell that somebody made another one, for example with a `ca`.
  const options = Object.getOwnPropertySymbols(dispatcher).find(({ description }) => description === 'options')
  const { connect } = (options === undefined ? {} : Reflect.get(dispatcher, options)) as { connect?: unknown }
  return connect !== undefined
}

/** A public key is no secret: it is extractable, and the very same. */
function remembered(key: CryptoKey): CryptoKey {
  keyObjects.set(key, KeyObject.from(key))
  return key
}
