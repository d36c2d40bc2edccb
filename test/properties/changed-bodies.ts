/** Bodies that nearly keep the contract. */
import fc, { type Arbitrary } from 'fast-check'
import type { Schema } from '../contract/contract.js'

/** What a caller may pass in place of any value. */
const junk = fc.oneof(
  fc.constantFrom<unknown>(null, true, '', 'x', '1', 0, -0, 1, -1, 1.5, 2 ** 53, 1e400, -1e400, NaN, [], {}),
  fc.constantFrom<unknown>('😀', '\uD800', '\uDC00x', '20251018', '20251018200000', 'OnAccept', '20251399', [[]], [{}]),
  fc.jsonValue(),
)
const keys = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', '', '/', '~', 'out_order_no'),
  fc.constantFrom('amount', 'name', 'count', 'finish_type', 'cancel_reason', 'time_range', 'start_time_remark', 'fees'),
  fc.string({ maxLength: 4 }),
)

type Step = 'drop' | 'rename' | 'add' | 'replace' | 'limit'
interface Change {
  step: Step
  at: number
  key: string
  value: unknown
  limit: number
}
const change: Arbitrary<Change> = fc.record({
  step: fc.constantFrom<Step>('drop', 'rename', 'add', 'replace', 'limit', 'limit'),
  at: fc.nat({ max: 1000 }),
  key: keys,
  value: junk,
  limit: fc.nat({ max: 1000 }),
})

/** Bodies of a schema after up to three changes, and now and then any other JSON. */
export function changedBodies(bodies: Arbitrary<object>, schema: Schema): Arbitrary<unknown> {
  const changed = fc
    .tuple(bodies, fc.array(change, { maxLength: 3 }))
    .map(([body, all]) => all.reduce<unknown>((value, one) => applied(value, schema, one), structuredClone(body)))
  return fc.oneof({ weight: 9, arbitrary: changed }, { weight: 1, arbitrary: junk })
}

/** Changes one of the places of a value; the value itself is one of them. */
function applied(root: unknown, schema: Schema, { step, at, key, value, limit }: Change): unknown {
  const places = [...placesIn(root, schema)]
  const place = places[at % (places.length + 1)]
  if (!place) return step === 'replace' ? value : root
  const { holder, name, entry } = place
  if (step === 'replace') define(holder, name, value)
  if (step === 'limit') {
    const limits = limitsOf(place.schema, entry)
    define(holder, name, limits.length > 0 ? limits[limit % limits.length] : value)
  }
  if (step === 'drop' || step === 'rename') {
    if (Array.isArray(holder)) holder.splice(Number(name), 1)
    else Reflect.deleteProperty(holder, name)
  }
  if (step === 'rename') define(holder, key, entry)
  if (step === 'add') define(holder, key, value)
  return root
}

interface Place {
  holder: object
  name: string
  entry: unknown
  /** Undefined where the contract has no such field. */
  schema: Schema | undefined
}

function* placesIn(value: unknown, schema: Schema | undefined): Generator<Place> {
  if (typeof value !== 'object' || value === null) return
  const { items, properties = {} } = schema ?? {}
  for (const [name, entry] of Object.entries(value)) {
    const below = Array.isArray(value) ? items : Object.hasOwn(properties, name) ? properties[name] : undefined
    yield { holder: value, name, entry, schema: below }
    yield* placesIn(entry, below)
  }
}

/** At the limits of a schema and just beyond, text also in characters of two units. */
function limitsOf(schema: Schema | undefined, entry: unknown): unknown[] {
  // `as`: that is what these keywords have.
  const { minLength, maxLength, minItems, maxItems, minimum, maximum } = (schema ?? {}) as Record<string, number>
  const round = (least = 0, most = 0): number[] => [Math.max(0, least - 1), least, most, most + 1]
  if (maxLength !== undefined) {
    return round(minLength, maxLength).flatMap((length) => ['a', '微', '😀'].map((unit) => unit.repeat(length)))
  }
  if (maxItems !== undefined) {
    const given = Array.isArray(entry) && entry.length > 0 ? (entry as unknown[]) : [{}]
    return round(minItems, maxItems).map((length) => Array.from({ length }, (_, index) => given[index % given.length]))
  }
  return maximum === undefined ? [] : [Number(minimum) - 1, minimum, maximum, maximum + 1]
}

/** Defines a field as JSON.parse does: `__proto__` is a field like any other. An array takes further items only. */
function define(holder: object, name: string, value: unknown): void {
  // It is a copy, because the next step may change the value.
  const copy = structuredClone(value)
  if (Array.isArray(holder) && !/^\d+$/.test(name)) holder.push(copy)
  else Object.defineProperty(holder, name, { value: copy, enumerable: true, writable: true, configurable: true })
}
