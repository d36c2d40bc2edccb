import { existsSync, readFileSync } from 'node:fs'
import { skip } from '../check.js'
import { tool } from './install.js'

/** A runtime that this machine can run. */
export interface Platform {
  name: string
  command: string
}

/** The Node that this runs on, the oldest that the package supports, and the newest of two lines since. */
export function nodes(): Platform[] {
  const here = { name: `Node ${process.versions.node}`, command: process.execPath }
  return [here, ...['node-20', 'node-22', 'node-24'].flatMap((name) => binary('Node', name, 'bin/node'))]
}

/** One of `test/package/package.json`, if it is there: they are for Linux on x64; elsewhere npm leaves them out. */
export function binary(label: string, packageName: string, path: string): Platform[] {
  const command = tool(`${packageName}/${path}`)
  const fits = process.platform === 'linux' && process.arch === 'x64'
  if (!fits && !existsSync(command)) {
    skip(label, `${packageName} has no binary for ${process.platform} on ${process.arch}`)
    return []
  }
  return [{ name: `${label} ${versionOf(packageName)}`, command }]
}

export function versionOf(packageName: string): string {
  const { version } = JSON.parse(readFileSync(tool(`${packageName}/package.json`), 'utf8')) as { version: string }
  return version.replace(/^v/, '')
}
