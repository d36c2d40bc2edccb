#!/usr/bin/env node
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { version } from '../../generated/contract.js'
import { HELP, oneLine, parseCommandLine } from './command-line.js'
import { greeting } from './greeting.js'
import { startSandbox } from './server.js'
import type { Sandbox } from './types.js'

async function main(): Promise<void> {
  const command = parseCommandLine(process.argv.slice(2))
  if (command.action === 'help') return void process.stdout.write(HELP)
  if (command.action === 'version') return console.log(version)
  const { port, host, folder } = command
  if (folder !== undefined) assertPemFolder(folder)
  const sandbox = await startSandbox({ port, host })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close())
  try {
    if (folder !== undefined) writePem(folder, sandbox)
  } catch (error) {
    await sandbox.close()
    throw error
  }
  console.log(greeting(sandbox, folder))
}

/** Marks the files beside it as a sandbox's, which the next start may overwrite. */
const MARKER = '.wechatpay-payscore-sandbox'

const pemFiles = {
  'apiclient_key.pem': 'merchantPrivateKey',
  'apiclient_cert.pem': 'merchantCertificate',
  'pub_key.pem': 'platformPublicKey',
  'wechatpay_cert.pem': 'platformCertificate',
} as const

/** The files have the names of the real ones: those must never be overwritten. */
function assertPemFolder(folder: string): void {
  const taken = Object.keys(pemFiles).find((name) => existsSync(join(folder, name)))
  if (taken !== undefined && !existsSync(join(folder, MARKER))) {
    throw new Error(`--pem-dir: ${join(folder, taken)} is there and not a sandbox's: name another folder`)
  }
}

function writePem(folder: string, { pem }: Sandbox): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, MARKER), 'Keys and certificates of a sandbox. Each start overwrites them.\n')
  for (const [name, key] of Object.entries(pemFiles)) {
    rmSync(join(folder, name), { force: true })
    writeFileSync(join(folder, name), pem[key], { mode: 0o600 })
  }
}

try {
  await main()
} catch (error) {
  // It is a mistake on the command line or a taken port: one line names it, and a stack does not help.
  console.error(`wechatpay-payscore-sandbox: ${oneLine(error)}`)
  process.exitCode = 1
}
