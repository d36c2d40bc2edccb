import type { Sandbox } from '../../../src/sandbox/index.js'

/** Which of the platform's keys a client holds; the sandbox has the same. */
export type Mode = 'certificate' | 'public-key' | 'both'

/** What a client took as true. */
export interface Taken {
  status: number
  body: Record<string, unknown>
}

/** A client of another author, as its own documentation uses it. */
export interface Client {
  /**
   * @param target path and query
   * @throws whatever the client throws on a response that it does not take
   */
  call(method: 'GET' | 'POST', target: string, body?: object): Promise<Taken>
  /** Downloads the platform certificates with the client's own downloader: what it made of them, by serial number. */
  downloadCertificates(): Promise<Record<string, string>>
}

export interface ClientKind {
  name: string
  /** What the client's own downloader says where it fails by a mistake of its own. */
  downloadFails?: RegExp
  create(sandbox: Sandbox, mode: Mode): Promise<Client>
}

/** The platform's keys of a mode as PEM, by `Wechatpay-Serial`. */
export function platformPem({ pem }: Sandbox, mode: Mode): Record<string, string> {
  return {
    ...(mode !== 'public-key' && { [pem.platformSerial]: pem.platformCertificate }),
    ...(mode !== 'certificate' && { [pem.platformPublicKeyId]: pem.platformPublicKey }),
  }
}
