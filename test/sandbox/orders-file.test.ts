/** Orders from a file, as a command line reads them. */
import { describe, expect, it } from 'vitest'
import { parseOrdersFile } from '../../src/sandbox/orders-file.js'

describe('a file of orders', () => {
  it('is a JSON array of what orders.add takes', () => {
    const orders = [
      { product: 'serviceorder', out_order_no: 'A' },
      { product: 'payafter-orders', out_order_no: 'A', finish_ticket: 'T', risk_fund: { name: 'DEPOSIT', amount: 1 } },
    ]
    expect(parseOrdersFile(JSON.stringify(orders))).toEqual(orders)
    expect(parseOrdersFile('[]')).toEqual([])
  })

  it.each([
    ['[{"product":"serviceorder"', 'the orders must be JSON'],
    ['{"product":"serviceorder","out_order_no":"A"}', 'the orders must be a JSON array'],
    [
      '[{"product":"serviceorder","out_order_no":"A"},{"product":"serviceorders"}]',
      'order 2 of 2: product must be one of',
    ],
    ['[{"product":"serviceorder","out_orderno":"A"}]', 'order 1 of 1: an order has product, '],
    ['[null]', 'order 1 of 1: an order must be an object'],
  ])('is refused with the place of the mistake: %s', (text, message) => {
    expect(() => parseOrdersFile(text)).toThrow(message)
    expect(() => parseOrdersFile(text)).toThrow(TypeError)
  })
})
