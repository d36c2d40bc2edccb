#!/usr/bin/env node
import { version } from '../../generated/contract.js'
import { HELP, oneLine, parseCommandLine } from './command-line.js'
import { greeting } from './greeting.js'
import { assertPemFolder, writePem } from './pem-folder.js'
import { startSandbox } from './server.js'

async function main(): Promise<void> {
  const command = parseCommandLine(process.argv.slice(2))
  if (command.action === 'help') return void process.stdout.write(HELP)
  if (command.action === 'version') return console.log(version)
  const { port, host, folder } = command
  if (folder !== undefined) assertPemFolder(folder)
  const sandbox = await startSandbox({ port, host })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close())
  try {
    if (folder !== undefined) writePem(folder, sandbox.pem)
  } catch (error) {
    await sandbox.close()
    throw error
  }
  console.log(greeting(sandbox, folder))
}

try {
  await main()
} catch (error) {
  // It is a mistake on the command line or a taken port: one line names it, and a stack does not help.
  console.error(`wechatpay-payscore-sandbox: ${oneLine(error)}`)
  process.exitCode = 1
}
