/** The processes of a run: one server, and one for each client. */
import { execFile, fork, type ChildProcess } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** The processes run plain JavaScript: nothing is compiled while the clock runs. */
const folder = fileURLToPath(new URL('../processes/', import.meta.url))

/** Sends commands to a process; each gets one result. */
export interface Process {
  ask<Result>(command: string, details?: object): Promise<Result>
  stop(): void
}

export interface Server extends Process {
  /** A file for the clients: where the server is, the merchant's credentials, the platform's public key. */
  readonly setup: string
}

export interface ServerState {
  /** Requests since it began. */
  calls: number
  /** Responses that it holds back. */
  held: number
  /** Microseconds. */
  cpu: { user: number; system: number }
}

/** Starts the server with fresh RSA-2048 keys for merchant and platform. */
export async function startServer(temporary: string): Promise<Server> {
  const [merchant, platform] = [createKeyPair(), createKeyPair()]
  const platformKeyId = 'PUB_KEY_ID_0114232134912410000000000000'
  const keys = { privateKey: platform.privateKey, keyId: platformKeyId, merchantPublicKey: merchant.publicKey }
  const [server, { url }] = await start<{ url: string }>('server.js', [writeJson(temporary, 'server.json', keys)])
  const setup = writeJson(temporary, 'setup.json', {
    url,
    mchid: '1900000109',
    serialNo: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
    privateKey: merchant.privateKey,
    platformKeyId,
    platformKey: platform.publicKey,
  })
  return { ...server, setup }
}

/** Starts a client by the name of its file. */
export async function startClient(name: string, { setup }: Server, nodeOptions: string[] = []): Promise<Process> {
  const [client] = await start('worker.js', [name, setup], nodeOptions)
  return client
}

/** Runs one of the files to its end; it prints its result. */
export async function runToEnd<Result>(file: string, args: string[]): Promise<Result> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, file), ...args])
  // `as`: each file prints the result that its caller names.
  return JSON.parse(stdout) as Result
}

async function start<First>(file: string, args: string[], nodeOptions: string[] = []): Promise<[Process, First]> {
  // The child does not need the loader for TypeScript that this process has.
  const child = fork(join(folder, file), args, { execArgv: nodeOptions })
  const first = await nextResult<First>(child, args)
  return [
    {
      ask: async (command, details) => {
        child.send({ command, ...details })
        return nextResult(child, args)
      },
      stop: () => child.disconnect(),
    },
    first,
  ]
}

async function nextResult<Result>(child: ChildProcess, args: string[]): Promise<Result> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`${args[0]} ended with ${code}: see above`))
    child.once('exit', ended)
    child.once('message', (message) => {
      child.off('exit', ended)
      // `as`: each file sends the result that its caller names.
      resolve((message as { result: Result }).result)
    })
  })
}

function createKeyPair(): { publicKey: string; privateKey: string } {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
}

function writeJson(temporary: string, name: string, value: object): string {
  const file = join(temporary, name)
  writeFileSync(file, JSON.stringify(value), { mode: 0o600 })
  return file
}
