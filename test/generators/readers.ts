/** What reads the contract and generates no types: a validator and an importer. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from '../check.js'
import { root } from '../package/install.js'
import { bodiesOf, nameIn, runTool, tool, type Document, type Operation, type Workspace } from './workspace.js'

export async function ibm(it: Workspace): Promise<void> {
  await check(`${tool('ibm-openapi-validator')} reports no error`, async () => {
    const ruleset = join(root, 'test/generators/ibm.yaml')
    const printed = await runTool(it, 'ibm-openapi-validator/src/cli-validator/index.js', [
      ...['--json', '--ruleset', ruleset],
      it.contract,
    ])
    // `as`: the validator's own shape.
    const { error, warning } = JSON.parse(printed) as Record<'error' | 'warning', { summary: { total: number } }>
    assert.equal(error.summary.total, 0)
    return `${warning.summary.total} warnings`
  })
}

interface Pair {
  key: string
  value: string
}

/** A folder or a request of a Postman collection. */
interface Item {
  name: string
  item?: Item[]
  request?: { url: { query: Pair[]; variable: Pair[] }; header: Pair[]; body?: { raw?: string } }
}

export async function postman(it: Workspace): Promise<void> {
  const title = tool('openapi-to-postmanv2')
  const operations = Object.values(it.document.paths).flatMap((item) => Object.values(item))
  const bodies = bodiesOf(it.document)
  const convert = async (...options: string[]): Promise<Item[]> => {
    await runTool(it, 'openapi-to-postmanv2/bin/openapi2postmanv2.js', [
      ...['-s', it.contract, '-o', 'postman.json'],
      ...options,
    ])
    // `as`: Postman's own shape.
    return requestsOf(JSON.parse(readFileSync(join(it.folder, 'postman.json'), 'utf8')) as Item)
  }
  const names = operations.map(({ summary }) => summary)
  await check(`${title} makes a request of each operation`, async () => {
    const items = await convert()
    assert.deepEqual(
      items.map(({ name }) => name),
      names,
    )
  })
  await check(`${title} sends the examples, where Postman is told to take examples`, async () => {
    const items = await convert('-O', 'parametersResolution=Example')
    for (const operation of operations) {
      const request = items.find(({ name }) => name === operation.summary)?.request
      assert.ok(request, operation.summary)
      const { url, header, body } = request
      const named = header.filter(({ key }) => !['Accept', 'Content-Type'].includes(key))
      assert.deepEqual(pairs(url.query), expected(it.document, operation, 'query'))
      assert.deepEqual(pairs(url.variable), expected(it.document, operation, 'path'))
      assert.deepEqual(pairs(named), expected(it.document, operation, 'header'))
      const own = bodies.find(({ operationId }) => operationId === operation.operationId)
      assert.deepEqual(body?.raw && JSON.parse(body.raw), own?.examples[0])
    }
  })
}

function requestsOf({ item = [] }: Item): Item[] {
  return item.flatMap((each) => (each.request ? [each] : requestsOf(each)))
}

function pairs(list: readonly Pair[]): [string, string][] {
  return list.map(({ key, value }) => [key, value])
}

/** The parameters of one place with their examples. */
function expected({ components }: Document, { parameters }: Operation, place: string): [string, string][] {
  const all = parameters.map(({ $ref }) => components.parameters[nameIn($ref)])
  return all.flatMap((each) => (each?.in === place ? [[each.name, String(each.example)]] : []))
}
