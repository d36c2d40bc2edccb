import assert from 'node:assert/strict'
import { bodiesOf, type Document } from './workspace.js'

/** The part of a zod schema that is used. */
export interface ZodSchema {
  safeParse: (body: unknown) => { success: boolean; data?: unknown }
}

type Body = Record<string, unknown>

const item = (name: string, amount: unknown): Body => ({ post_payments: [{ name, amount }] })
const fee = (fee_name: string, fee_amount: unknown): Body => ({ fees: [{ fee_name, fee_amount }] })

/** Changes that make a body invalid. */
const COMPLETE: Record<string, Body> = {
  'a negative total_amount': { total_amount: -1 },
  'a total_amount that is no number': { total_amount: '388 yuan' },
  'post_payments that is no list': { post_payments: { name: '酒店房费', amount: 38800 } },
  'an item that is a text': { post_payments: ['酒店房费'] },
  'a negative amount': item('酒店房费', -1),
  'a name that is too long': item('房'.repeat(21), 38800),
  'a name with an emoji': item('酒店房费🏨', 38800),
}
const FINISH: Record<string, Body> = {
  'a finish_type that does not exist': { finish_type: 3 },
  'a fee that is a text': { fees: ['车费'] },
  'a negative fee_amount': fee('车费', -1),
  'a fee_name with an emoji': fee('车费🚕', 4500),
}
/** By component. */
const CHANGES: Readonly<Record<string, Record<string, Body>>> = {
  CompleteServiceOrderRequest: COMPLETE,
  FinishOrderRequest: FINISH,
}

/** Each required field is left out, whatever the component. */
function invalid({ components }: Document, name: string): [what: string, change: Body][] {
  const { required = [] } = components.schemas[name] ?? {}
  const lacking = required.map((field): [string, Body] => [`no ${field}`, { [field]: undefined }])
  return [...lacking, ...Object.entries(CHANGES[name] ?? {})]
}

/**
 * Fails if a schema refuses one of the contract's examples, makes another type of an amount than `amount`, or accepts
 * another invalid body than those named in `blind`.
 */
export function assertJudges(
  document: Document,
  schemaOf: (operationId: string, component: string) => ZodSchema | undefined,
  blind: readonly string[] = [],
  amount: 'number' | 'bigint' = 'number',
): string {
  const accepts = new Set<string>()
  let [accepted, refused] = [0, 0]
  for (const { operationId, component, examples } of bodiesOf(document)) {
    const schema = schemaOf(operationId, component)
    assert.ok(schema, `There is no schema of the body of ${operationId}`)
    for (const example of examples) {
      const { success, data } = schema.safeParse(example)
      assert.ok(success, `${operationId} refuses ${JSON.stringify(example)}`)
      // `as`: a body is an object.
      const { total_amount } = data as Body
      if (total_amount !== undefined) assert.equal(typeof total_amount, amount)
      accepted++
    }
    for (const [what, change] of invalid(document, component)) {
      // `as`: each example is an object.
      const body = { ...(examples[0] as Body), ...change }
      if (schema.safeParse(body).success) accepts.add(what)
      else refused++
    }
  }
  assert.deepEqual([...accepts], blind)
  assert.ok(accepted > 10 && refused >= 20)
  return `${accepted} accepted, ${refused} refused`
}
