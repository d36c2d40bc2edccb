import { join } from 'node:path'
import format from 'openapi-format'
import { root } from '../redocly.js'
import type { Action, Overlay } from './file.js'

/** The overlay of the contract in `openapi/`. */
export const CHINESE = join(root, 'openapi/overlays/zh-CN.yaml')

/**
 * A copy of the contract with the texts of an overlay.
 *
 * @throws Error that names each action whose target does not exist. openapi-format itself only prints it.
 */
export async function applyOverlay(contract: object, overlay: Overlay): Promise<unknown> {
  const overlaySet = { ...overlay, actions: overlay.actions.map((action) => ({ ...action })) }
  // openapi-format changes the document itself.
  const { data, resultData } = await format.openapiOverlay({ ...structuredClone(contract) }, { overlaySet })
  // `as`: openapi-format declares no type for the result of this function.
  const { unusedActions } = resultData as { unusedActions: Action[] }
  if (unusedActions.length > 0) {
    const targets = unusedActions.map(({ target }) => `  ${target}\n`).join('')
    throw new Error(`openapi/overlays/ names what the contract does not have. Run \`npm run translate\`.\n${targets}`)
  }
  return data
}
