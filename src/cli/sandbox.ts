import { quote } from '../errors.js'
import { startSandbox, type NewSandboxOrder, type PlatformKeys, type SandboxOptions } from '../sandbox/index.js'
import { assertPemFolder, writePem } from '../sandbox/pem-folder.js'
import type { Input } from './command.js'
import { EXIT, UsageError, type ExitStatus } from './exit-status.js'
import { greeting } from './greeting.js'
import { wholeNumber } from './parse-arguments.js'
import { readJson } from './read-json.js'
import { printResult } from './terminal.js'

/** `sandbox`: runs until SIGINT or SIGTERM. */
export async function sandbox(input: Input): Promise<ExitStatus> {
  const { host, mchid, platform, orders: file, 'notify-url': notifyUrl, 'pem-dir': folder } = input.values
  const orders = file === undefined ? undefined : await readOrders(file)
  const options: SandboxOptions = {
    port: wholeNumber(input, 'port', 8787, 0, 65535),
    ...(host !== undefined && { host }),
    ...(mchid !== undefined && { mchid }),
    // `as`: the sandbox checks it.
    ...(platform !== undefined && { platform: platform as PlatformKeys }),
    ...(notifyUrl !== undefined && { notifyUrl }),
    allowRemoteNotify: input.flags.has('allow-remote-notify'),
    ...(orders && { orders }),
  }
  if (folder !== undefined) asUsage(() => assertPemFolder(folder))
  const running = await startSandbox(options).catch((error: unknown) => {
    throw asUsageError(error)
  })
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void running.close().then(resolve))
  })
  try {
    if (folder !== undefined) asUsage(() => writePem(folder, running.pem))
  } catch (error) {
    await running.close()
    throw error
  }
  printResult(greeting(running, folder))
  await stopped
  return EXIT.done
}

async function readOrders(file: string): Promise<NewSandboxOrder[]> {
  const value = await readJson(file, `--orders ${quote(file)}`)
  if (!Array.isArray(value))
    throw new UsageError(
      `--orders ${quote(file)} must be a JSON array, [{ "product": "serviceorder", "out_order_no": "MY-ORDER" }]`,
    )
  // `as`: the sandbox checks each order.
  return value as NewSandboxOrder[]
}

function asUsage(action: () => void): void {
  try {
    action()
  } catch (error) {
    throw asUsageError(error)
  }
}

/** A taken port, a folder with other files and an option out of range are the user's to correct. */
function asUsageError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  // The options of the command have other names than those of startSandbox.
  const message = error.message
    .replace(/^(host|mchid|platform|orders) /, '--$1 ')
    .replace(/^notifyUrl /, '--notify-url ')
    .replace('allowRemoteNotify: true', '--allow-remote-notify')
  return new UsageError(message)
}
