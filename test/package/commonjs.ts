import assert from 'node:assert/strict'
import { check } from '../check.js'
import { run, type Installed } from './install.js'
import { nodes } from './platforms.js'

/** `require` of the package on each Node: it works without a warning, and does not load `fetch`. */
export async function commonjs({ project }: Installed): Promise<void> {
  for (const { name, command } of nodes()) {
    await check(`${name}: require() of every entry without loading fetch, and a call, without a warning`, async () => {
      const stdout = '3.1.0 DOING true no fetch\n'
      assert.deepEqual(await run(command, ['require.cjs'], project), { status: 0, stdout, stderr: '' })
    })
  }
}
