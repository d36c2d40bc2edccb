/** Which operation a request names, and that each operation has a rule. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { operationNames, operationOf, productOf, routeOf } from '../../src/sandbox/routing.js'
import { rules } from '../../src/sandbox/rules.js'
import { offeredOperations } from '../contract/contract.js'

const folder = new URL('../../src/sandbox/', import.meta.url)

describe('a route', () => {
  it.each([
    ['/v3/payscore/serviceorder/A1/complete', 'completeServiceOrder', 'serviceorder', 'A1'],
    ['/v3/payscore/smartretail-orders/A1/complete', 'completeSmartRetailOrder', 'smartretail-orders', 'A1'],
    ['/v3/payscore/payafter-orders/A1/complete', 'completePayAfterOrder', 'payafter-orders', 'A1'],
    ['/v3/payscore/serviceorder/a%7Cb%2Ac/complete', 'completeServiceOrder', 'serviceorder', 'a|b*c'],
    ['/v3/payscore/serviceorder/a%2Fb/complete', 'completeServiceOrder', 'serviceorder', 'a/b'],
    ['/v3/payscore/serviceorder/%FF/complete', 'completeServiceOrder', 'serviceorder', '%FF'],
  ])('of POST %s is %s', (target, id, product, out_order_no) => {
    const route = routeOf('POST', target) ?? expect.fail('no route')
    expect([route.operation.id, productOf(route.operation), route.pathParameters]).toEqual([
      id,
      product,
      { out_order_no },
    ])
  })

  it('has the decoded query', () => {
    const route = routeOf('POST', '/v3/payscore/serviceorder/A1/complete?a=1&b=%7C')
    expect(route?.query).toEqual({ a: '1', b: '|' })
  })

  it.each([
    ['GET', '/v3/payscore/serviceorder/A1/complete'],
    ['post', '/v3/payscore/serviceorder/A1/complete'],
    ['POST', '/v3/payscore/serviceorder//complete'],
    ['POST', '/v3/payscore/serviceorder/A1/complete/'],
    ['POST', '//v3/payscore/serviceorder/A1/complete'],
    ['POST', '/v3/payscore/serviceorder/A1/Complete'],
    ['POST', '/v3/payscore/serviceorder/A1/complete/more'],
    ['POST', '/v3/payscore/{product}/A1/complete'],
    ['POST', '/'],
    ['POST', '*'],
    ['POST', ''],
  ])('does not exist for %s %s', (method, target) => {
    expect(routeOf(method, target)).toBeUndefined()
  })
})

describe('the operations of the contract', () => {
  const ids = offeredOperations.map(({ operationId }) => operationId)

  it('are those that the sandbox names, and each has a rule', () => {
    expect(operationNames).toEqual(offeredOperations.map(({ method, path }) => `${method} ${path}`))
    expect(Object.keys(rules).sort()).toEqual([...ids].sort())
    for (const id of ids) expect(operationOf(id).id).toBe(id)
    expect(() => operationOf('toString')).toThrow('The contract has no operation toString')
  })

  it('are named by no file of the sandbox: their paths and methods come from the contract', () => {
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }))
    expect(files.length).toBeGreaterThan(20)
    const naming = files.filter(({ text }) => /\/v3\/payscore\/[a-z]|\/complete['`"?]|=== 'POST'/.test(text))
    expect(naming.map(({ name }) => name)).toEqual([])
  })
})
