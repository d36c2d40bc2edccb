/** Every example keeps its schema, every money example adds up, every industry has its items. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { totalAmount } from '../../src/index.js'
import { bundle, operations, resolve, walk, type Schema } from './contract.js'

const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false })
ajv.addSchema(bundle, 'bundle')
/** Validates with the bundle around it, so that every `$ref` resolves. */
const errorsOf = (schema: Schema | { $ref?: string }, value: unknown): unknown => {
  const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"bundle#/')) as Schema
  const validate = ajv.compile(absolute)
  return validate(value) ? [] : validate.errors
}

const examples = operations.flatMap(({ operationId, requestBody, responses }) => {
  const media = [
    ['request', requestBody.content['application/json']] as const,
    ...Object.entries(responses).map(
      ([status, response]) => [status, resolve(response).content?.['application/json']] as const,
    ),
  ]
  return media.flatMap(([where, content]) =>
    Object.entries(content?.examples ?? {}).map(([name, example]) => {
      const { value, summary } = resolve(example) as unknown as { value: Record<string, unknown>; summary: string }
      return {
        title: `${operationId} ${where} ${name}`,
        where,
        name,
        summary,
        value,
        schema: content?.schema ?? expect.fail(),
      }
    }),
  )
})
const requests = examples.filter(({ where }) => where === 'request')

it('has an example for every code', () => {
  const codes = new Set(examples.map(({ value }) => value.code).filter((code) => code !== undefined))
  const listed = Object.entries(bundle.components.schemas).filter(
    ([name]) => name.endsWith('Code') && name !== 'UnlistedErrorCode',
  )
  expect([...codes].sort()).toEqual(listed.flatMap(([, schema]) => schema.enum).sort())
})

describe.each(examples)('$title', ({ value, schema, summary, where, name }) => {
  it('keeps its schema', () => {
    expect(errorsOf(schema, value)).toEqual([])
    expect(summary).not.toBe('')
  })

  it('has the code that it is named after, where it is an error', () => {
    if (Number(where) >= 400) expect(value.code).toBe(name)
    else expect(value.code).toBeUndefined()
  })
})

it('refuses an example that breaks its schema', () => {
  const { schema, value } = requests[0] ?? expect.fail()
  expect(errorsOf(schema, { ...value, out_order_no: 'X' })).not.toEqual([])
  expect(errorsOf(schema, { ...value, total_amount: '1' })).not.toEqual([])
})

describe('the field examples', () => {
  const fields = Object.entries(bundle.components.schemas).flatMap(([name, schema]) =>
    [...walk(schema)]
      .filter(([, { example }]) => example !== undefined)
      .map(([pointer, field]) => [`${name}${pointer}`, field] as const),
  )
  it.each(fields)('%s keeps its limits', (_, field) => {
    expect(errorsOf(field, field.example)).toEqual([])
  })
})

describe('the money', () => {
  const hasAmount = (value: Record<string, unknown>): boolean =>
    /"(amount|fee_amount|discount_amount)":/.test(JSON.stringify({ ...value, risk_fund: undefined }))
  const money = examples.filter(({ value }) => value.total_amount !== undefined && hasAmount(value))
  it('is in more than ten examples', () => expect(money.length).toBeGreaterThan(10))
  it.each(money)('of $title adds up', ({ value }) => {
    expect(totalAmount(value)).toBe(value.total_amount)
  })
})

describe('the industries', () => {
  interface Item {
    name: string
    amount?: number
    description?: string
    count?: number
  }
  const items = (name: string): Item[] => {
    const { value } = requests.find((example) => example.name === name) ?? expect.fail(`no example ${name}`)
    return value.post_payments as Item[]
  }
  const names = (name: string): string[] => items(name).map((item) => item.name)
  /** `+` must be there, `-` must not, anything else may. */
  const has = (item: Item | undefined, rule: string): void => {
    for (const part of rule.split(' ')) {
      if (part.startsWith('+')) expect(item).toHaveProperty(part.slice(1))
      if (part.startsWith('-')) expect(item).not.toHaveProperty(part.slice(1))
    }
  }

  it.each(['ServiceOrderTwoWheelerCharging', 'ServiceOrderPowerBank'])('%s: exactly 收费标准 and 使用时长', (name) => {
    expect(names(name)).toEqual(['收费标准', '使用时长'])
    for (const item of items(name)) has(item, '+description -amount -count')
  })

  it('ServiceOrderSharedBike: 计费规则 and 骑行时长, then amounts', () => {
    const [rule, time, ...rest] = items('ServiceOrderSharedBike')
    expect([rule?.name, time?.name]).toEqual(['计费规则', '骑行时长'])
    for (const item of [rule, time]) has(item, '+description -amount')
    for (const item of rest) {
      expect(['骑行费用', '调度费用', '头盔费用', '罚款']).toContain(item.name)
      has(item, '+amount')
    }
  })

  it('ServiceOrderExpressDelivery: 首重费, then 续重费, 包装费, 保价费', () => {
    const [first, ...rest] = items('ServiceOrderExpressDelivery')
    expect(first?.name).toBe('首重费')
    has(first, '+amount -description -count')
    for (const item of rest) {
      expect(['续重费', '包装费', '保价费']).toContain(item.name)
      has(item, '+amount')
    }
  })

  it('ServiceOrderUnattendedRetail: 商品信息, more than once', () => {
    expect(new Set(names('ServiceOrderUnattendedRetail'))).toEqual(new Set(['商品信息']))
    expect(items('ServiceOrderUnattendedRetail').length).toBeGreaterThan(1)
    for (const item of items('ServiceOrderUnattendedRetail')) has(item, '+amount +description')
  })

  it('ServiceOrderCarCharging: exactly 计费规则 and 费用明细', () => {
    expect(names('ServiceOrderCarCharging')).toEqual(['计费规则', '费用明细'])
    for (const item of items('ServiceOrderCarCharging')) has(item, '+description -amount -count')
  })

  it('ServiceOrderCarRental: what there is to pay, or the one item that says nothing', () => {
    for (const item of items('ServiceOrderCarRental')) {
      expect(['延迟还车费用', '加油费用', 'ETC高速费用', '车损费用', '折旧费用', '停运费用', '闯红灯违章']).toContain(
        item.name,
      )
      has(item, '+amount +description +count')
    }
    expect(items('ServiceOrderCarRentalNothingToPay')).toEqual([{ name: '租车相关费用', description: '本次无扣款' }])
  })

  it('ServiceOrderHotel: 酒店房费, then 其他杂费', () => {
    expect(names('ServiceOrderHotel')).toEqual(['酒店房费', '其他杂费'])
    for (const item of items('ServiceOrderHotel')) has(item, '+amount +description')
  })
})
