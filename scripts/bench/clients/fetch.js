import { byHand, targetOf } from './by-hand.js'

export function createClient(setup) {
  const { signedHeaders, verified } = byHand(setup)
  return async (outOrderNo, order) => {
    const path = targetOf(outOrderNo)
    const body = JSON.stringify(order)
    const response = await fetch(setup.url + path, { method: 'POST', headers: await signedHeaders(path, body), body })
    return verified(response.status, (name) => response.headers.get(name), await response.text())
  }
}
