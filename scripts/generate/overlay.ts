import format from 'openapi-format'
import type { Contract } from '../contract.js'
import { readOverlay, type Action, type Overlay } from '../overlay/file.js'
import type { Files } from './files.js'

/** The Chinese edition of the contract; no file without an overlay. */
export async function overlayFile(contract: Contract, file: string): Promise<Files> {
  const overlay = readOverlay(file)
  if (!overlay) return {}
  return { 'openapi.zh-CN.json': JSON.stringify(await applyOverlay(contract, overlay), null, 2) + '\n' }
}

/** @throws Error that names each action whose target does not exist. openapi-format itself only prints it. */
async function applyOverlay(contract: Contract, overlay: Overlay): Promise<unknown> {
  const overlaySet = { ...overlay, actions: overlay.actions.map((action) => ({ ...action })) }
  // openapi-format changes the document itself, so it gets a copy.
  const { data, resultData } = await format.openapiOverlay({ ...structuredClone(contract) }, { overlaySet })
  // `as`: openapi-format declares no type for the result of this function.
  const { unusedActions } = resultData as { unusedActions: Action[] }
  if (unusedActions.length > 0) {
    const targets = unusedActions.map(({ target }) => `  ${target}\n`)
    throw new Error(
      `openapi/overlays/ names what the contract does not have. Run \`npm run translate\`.\n${targets.join('')}`,
    )
  }
  return data
}
