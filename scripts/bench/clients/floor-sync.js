import { Pool } from 'undici'
import { byHand, targetOf } from './by-hand.js'

export function createClient(setup) {
  const { signedHeadersSync, verified } = byHand(setup)
  const pool = new Pool(setup.url)
  return async (outOrderNo, order) => {
    const path = targetOf(outOrderNo)
    const body = JSON.stringify(order)
    const response = await pool.request({ method: 'POST', path, headers: signedHeadersSync(path, body), body })
    return verified(response.statusCode, (name) => response.headers[name], await response.body.text())
  }
}
