import assert from 'node:assert/strict'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { check } from '../check.js'
import { bundle } from './bundle.js'
import { root, type Installed } from './install.js'

/** Bytes of the client in a bundle, minified and gzipped. */
const BUNDLE = 19_500
/** The limits of an installation. */
const INSTALLED = { packages: 3, bytes: 2_600_000 }

const NAMES = 'createWechatpayClient, importPrivateKey, importPublicKey'
const bundleOf = (names: string): string => `export { ${names} } from 'wechatpay-payscore'`
const CLIENT = bundleOf(NAMES)

/** The most bytes that a function adds to it where it is used. */
const ADDED: Readonly<Record<string, number>> = {
  completeOrder: 2_000,
  parseNotification: 2_000,
  downloadCertificates: 2_000,
}

/** The parts of a bundle, by how the modules of src/ import them: the package has chunks instead of modules. */
const SOURCE = CLIENT.replace('wechatpay-payscore', join(root, 'src/index.ts'))
const PARTS: Record<string, string[]> = {
  'contract check': ['*/schemas.js', './validate.js', './validator.js'],
  'openapi-fetch': ['openapi-fetch'],
}

/** How large the package is in a bundle and on a disk. */
export async function size({ project }: Installed): Promise<void> {
  const weigh = async (platform: string, without: readonly string[] = [], source = CLIENT): Promise<number> => {
    const externals = without.map((path) => `--external:${path}`)
    const { code } = await bundle(project, source, ['--minify', `--platform=${platform}`, ...externals])
    return gzipSync(code, { level: 9 }).length
  }
  await check(`a bundle of the client has at most ${BUNDLE} bytes, for a browser and for any platform`, async () => {
    const all = await weigh('browser')
    // The size of a part is what a bundle without it saves.
    const source = await weigh('browser', [], SOURCE)
    const parts: [string, number][] = []
    for (const [name, paths] of Object.entries(PARTS))
      parts.push([name, source - (await weigh('browser', paths, SOURCE))])
    table([...parts, ['the rest', all - sum(parts)], ['all, minified, gzip -9', all]])
    assert.ok(all <= BUNDLE, `it has ${all}`)
    const neutral = await weigh('neutral')
    assert.ok(neutral <= BUNDLE, `it has ${neutral} for any platform`)
  })

  for (const [name, most] of Object.entries(ADDED)) {
    await check(`${name} adds at most ${most} bytes to it where it is used`, async () => {
      const added = (await weigh('browser', [], bundleOf(`${NAMES}, ${name}`))) - (await weigh('browser'))
      table([[name, added]])
      assert.ok(added <= most, `it adds ${added}`)
    })
  }

  const { packages, bytes } = INSTALLED
  await check(`an installation has at most ${packages} packages and ${bytes} bytes`, () => {
    const folder = join(project, 'node_modules')
    const found = packagesIn(folder).map((name): [string, number] => [name, bytesIn(join(folder, name))])
    table([...found, ['all', sum(found)]])
    assert.ok(found.length <= packages && sum(found) <= bytes, `it has ${found.length} and ${sum(found)}`)
  })
}

function sum(rows: readonly (readonly [string, number])[]): number {
  return rows.reduce((total, [, bytes]) => total + bytes, 0)
}

function table(rows: readonly (readonly [string, number])[]): void {
  const width = Math.max(...rows.map(([name]) => name.length))
  for (const [name, bytes] of rows) console.log(`         ${name.padEnd(width)}  ${String(bytes).padStart(9)}`)
}

function packagesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(folder, name)).map((part) => `${name}/${part}`) : [name],
    )
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => statSync(join(folder, path)))
    .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0)
}
