/** `--pem-dir`: the files have the names of real keys, so the sandbox touches only those that it wrote itself. */
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { assertPemFolder, writePem } from '../../src/sandbox/pem-folder.js'
import type { SandboxPem } from '../../src/sandbox/index.js'

const MARKER = '.wechatpay-payscore-sandbox'

/** What a sandbox would write; each start has other keys. */
const pemOf = (start: string): SandboxPem => ({
  merchantPrivateKey: `private key ${start}\n`,
  merchantCertificate: `merchant certificate ${start}\n`,
  merchantSerial: '01',
  platformPublicKey: `public key ${start}\n`,
  platformPublicKeyId: 'PUB_KEY_ID_1',
  platformCertificate: `platform certificate ${start}\n`,
  platformSerial: '02',
})

let base: string
let folder: string
let outside: string
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'pem-folder-'))
  folder = join(base, 'pem')
  outside = join(base, 'outside')
  writeFileSync(outside, 'REAL')
})
afterEach(() => rmSync(base, { recursive: true }))

const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
/** Every file below the test's folder with its content, and every link with its target. */
function everything(): [string, string][] {
  const paths = readdirSync(base, { recursive: true }).map((name) => join(base, String(name)))
  return paths.sort().map((path) => {
    const stats = lstatSync(path)
    if (stats.isSymbolicLink()) return [path, `-> ${readlinkSync(path)}`]
    return [path, stats.isFile() ? readFileSync(path, 'utf8') : 'folder']
  })
}

describe('a folder of PEM files', () => {
  it('gets the keys and certificates, which only their owner can read', () => {
    writePem(folder, pemOf('1'))
    expect(read('apiclient_key.pem')).toBe('private key 1\n')
    expect(read('apiclient_cert.pem')).toBe('merchant certificate 1\n')
    expect(read('pub_key.pem')).toBe('public key 1\n')
    expect(read('wechatpay_cert.pem')).toBe('platform certificate 1\n')
    expect(readdirSync(folder).length).toBe(5)
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077).toBe(0)
  })

  it('gets the keys of the next start in place of those of the last one', () => {
    for (const start of ['1', '2', '3']) writePem(folder, pemOf(start))
    expect(read('apiclient_key.pem')).toBe('private key 3\n')
  })

  it('keeps every other file', () => {
    mkdirSync(folder)
    writeFileSync(join(folder, 'notes.txt'), 'mine')
    writePem(folder, pemOf('1'))
    expect(read('notes.txt')).toBe('mine')
  })

  it('is still proven when a start broke off between two files', () => {
    writePem(folder, pemOf('1'))
    writePem(folder, pemOf('2'))
    rmSync(join(folder, 'pub_key.pem'))
    writeFileSync(join(folder, 'wechatpay_cert.pem'), 'platform certificate 1\n')
    writePem(folder, pemOf('3'))
    expect(read('wechatpay_cert.pem')).toBe('platform certificate 3\n')
  })

  it.each<[string, string, () => void]>([
    [
      'has a key and no marker',
      'apiclient_key.pem',
      () => {
        mkdirSync(folder)
        writeFileSync(join(folder, 'apiclient_key.pem'), 'REAL')
      },
    ],
    [
      'has a marker, and a key that came later',
      'apiclient_key.pem',
      () => {
        writePem(folder, pemOf('1'))
        rmSync(join(folder, 'apiclient_key.pem'))
        writeFileSync(join(folder, 'apiclient_key.pem'), 'REAL')
      },
    ],
    [
      'has a file of the sandbox under the name of another one',
      'wechatpay_cert.pem',
      () => {
        writePem(folder, pemOf('1'))
        writeFileSync(join(folder, 'wechatpay_cert.pem'), read('pub_key.pem'))
      },
    ],
    [
      'has a link in place of a key',
      'pub_key.pem',
      () => {
        writePem(folder, pemOf('1'))
        rmSync(join(folder, 'pub_key.pem'))
        symlinkSync(outside, join(folder, 'pub_key.pem'))
      },
    ],
    [
      'has a link to a file with the content of a key',
      'pub_key.pem',
      () => {
        writePem(folder, pemOf('1'))
        writeFileSync(outside, read('pub_key.pem'))
        rmSync(join(folder, 'pub_key.pem'))
        symlinkSync(outside, join(folder, 'pub_key.pem'))
      },
    ],
    [
      'has a link to nothing in place of a key',
      'apiclient_key.pem',
      () => {
        mkdirSync(folder)
        symlinkSync(join(base, 'nothing'), join(folder, 'apiclient_key.pem'))
      },
    ],
    [
      'has a link in place of the marker',
      MARKER,
      () => {
        mkdirSync(folder)
        symlinkSync(outside, join(folder, MARKER))
      },
    ],
    [
      'has a link to nothing in place of the marker',
      MARKER,
      () => {
        mkdirSync(folder)
        symlinkSync(join(base, 'nothing'), join(folder, MARKER))
      },
    ],
    [
      'has a link to a good marker',
      MARKER,
      () => {
        writePem(folder, pemOf('1'))
        writeFileSync(outside, read(MARKER))
        rmSync(join(folder, MARKER))
        symlinkSync(outside, join(folder, MARKER))
      },
    ],
    [
      'has a marker with other lines',
      MARKER,
      () => {
        mkdirSync(folder)
        writeFileSync(join(folder, MARKER), 'Keys and certificates of a sandbox. Each start overwrites them.\n')
      },
    ],
    [
      'has an empty marker',
      MARKER,
      () => {
        mkdirSync(folder)
        writeFileSync(join(folder, MARKER), '')
      },
    ],
    [
      'has a folder in place of a key',
      'pub_key.pem',
      () => mkdirSync(join(folder, 'pub_key.pem'), { recursive: true }),
    ],
  ])('stays as it is when it %s', (_, name, prepare) => {
    prepare()
    const before = everything()
    const message = `--pem-dir: ${join(folder, name)} is there and not a sandbox's: name another folder`
    expect(() => assertPemFolder(folder)).toThrow(message)
    expect(() => writePem(folder, pemOf('9'))).toThrow(message)
    expect(everything()).toEqual(before)
  })
})
