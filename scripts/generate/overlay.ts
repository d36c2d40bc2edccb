import type { Contract } from '../contract.js'
import { applyOverlay } from '../overlay/apply.js'
import { readOverlay } from '../overlay/file.js'
import type { Files } from './files.js'

/** The Chinese edition of the contract; no file without an overlay. */
export async function overlayFile(contract: Contract, file: string): Promise<Files> {
  const overlay = readOverlay(file)
  if (!overlay) return {}
  return { 'openapi.zh-CN.json': JSON.stringify(await applyOverlay(contract, overlay), null, 2) + '\n' }
}
