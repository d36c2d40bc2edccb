/** Whether a refusal settles an order that an earlier attempt may still complete. Pure. */

import type { Completion } from '../../completion.js'

/** After so many milliseconds no attempt is under way any more. */
const LONGEST_ATTEMPT = 600_000

/**
 * A refusal speaks for its own attempt only. Soon after one of unknown effect, which may hold the order and be the very
 * reason for the refusal, the result stays unknown.
 *
 * @param unknownSince when an earlier attempt of unknown effect ended; undefined when there was none
 * @returns the completion, and for an unknown one when the attempt ended that left it so
 */
export function settled(
  completion: Completion,
  unknownSince: number | undefined,
  now: number,
): { completion: Completion; unknownSince: number | undefined } {
  if (completion.result === 'unknown') return { completion, unknownSince: now }
  if (completion.result !== 'refused' || unknownSince === undefined || now - unknownSince >= LONGEST_ATTEMPT)
    return { completion, unknownSince: undefined }
  // The refused attempt did nothing, so that the time goes on counting from the earlier one.
  return { completion: { ...completion, result: 'unknown' }, unknownSince }
}
