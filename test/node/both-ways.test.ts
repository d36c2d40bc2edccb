/** both-ways.test.ts once more, with what the package's entry on Node has of its own. */
import { vi } from 'vitest'

vi.mock('../../src/index.js', async (original) => ({ ...(await original<object>()), ...(await import('./own.js')) }))
await import('../both-ways.test.js')
