/** A sandbox, and the environment of a merchant who uses it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSandbox, type Sandbox, type SandboxOptions } from 'wechatpay-payscore/sandbox'

export interface Merchant {
  readonly sandbox: Sandbox
  readonly env: Record<string, string>
  readonly folder: string
  /** Writes a file, and returns its path. */
  file(name: string, content: string): string
  close(): Promise<void>
}

export const APPID = 'wxd678efh567hg6787'
export const SERVICE_ID = '500001'

export async function startMerchant(options: SandboxOptions = {}): Promise<Merchant> {
  const sandbox = await startSandbox(options)
  const folder = mkdtempSync(join(tmpdir(), 'merchant-'))
  const { pem } = sandbox
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const env = {
    WECHATPAY_BASE_URL: sandbox.url,
    WECHATPAY_MCHID: sandbox.mchid,
    WECHATPAY_SERIAL_NO: pem.merchantSerial,
    WECHATPAY_PRIVATE_KEY_FILE: file('apiclient_key.pem', pem.merchantPrivateKey),
    WECHATPAY_PUBLIC_KEY_ID: pem.platformPublicKeyId,
    WECHATPAY_PUBLIC_KEY_FILE: file('pub_key.pem', pem.platformPublicKey),
    WECHATPAY_APPID: APPID,
    WECHATPAY_SERVICE_ID: SERVICE_ID,
  }
  const close = async (): Promise<void> => {
    await sandbox.close()
    rmSync(folder, { recursive: true })
  }
  return { sandbox, env, folder, file, close }
}
