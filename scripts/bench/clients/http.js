import { Agent, request } from 'node:http'
import { byHand, targetOf } from './by-hand.js'

export function createClient(setup) {
  const { signedHeaders, verified } = byHand(setup)
  const agent = new Agent({ keepAlive: true })
  const { hostname, port } = new URL(setup.url)
  return async (outOrderNo, order) => {
    const path = targetOf(outOrderNo)
    const body = JSON.stringify(order)
    const headers = await signedHeaders(path, body)
    return new Promise((resolve, reject) => {
      const sent = request({ hostname, port, method: 'POST', path, headers, agent }, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (more) => (text += more))
        response.on('error', reject).on('end', () => {
          try {
            resolve(verified(response.statusCode, (name) => response.headers[name], text))
          } catch (error) {
            reject(error)
          }
        })
      })
      sent.on('error', reject).end(body)
    })
  }
}
