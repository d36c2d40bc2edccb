/** A copy of the contract with two more operations: a GET with a query, and a POST with a body. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../typecheck.js'

/** `components/…` of the contract, seen from a file of a path. */
const component = (path: string): string => `{ $ref: ../components/${path}.yaml }`

const errors = `
    '400': ${component('responses/BadRequest')}
    '401': ${component('responses/Unauthorized')}
    '403': ${component('responses/Forbidden')}
    '404': ${component('responses/NotFound')}
    '429': ${component('responses/TooManyRequests')}
    '500': ${component('responses/InternalServerError')}
    '502': ${component('responses/ServiceUnavailable')}
    '503': ${component('responses/ServiceUnavailable')}`

const success = (schema: string): string => `
    '200':
      description: Done.
      content:
        application/json:
          schema: ${component(`schemas/${schema}`)}`

/** One order, by either of its numbers. */
const query = `get:
  operationId: queryPartnerServiceOrder
  x-exactly-one-of: [[out_order_no, query_id]]
  x-proof:
    echoes: [appid, service_id, out_order_no]
  parameters:
    - name: service_id
      in: query
      required: true
      description: The id of the service.
      schema: { type: string, minLength: 1, maxLength: 32 }
    - name: appid
      in: query
      required: true
      schema: { type: string, minLength: 1, maxLength: 32 }
    - name: out_order_no
      in: query
      description: The merchant's own number of the order.
      schema: { type: string, minLength: 1, maxLength: 32 }
    - name: query_id
      in: query
      schema: { type: string, minLength: 1, maxLength: 128 }
  responses:${success('CompletedServiceOrder')}${errors}
`

const cancel = `post:
  operationId: cancelServiceOrder
  x-proof:
    echoes: [appid, mchid, service_id, out_order_no]
  parameters:
    - ${component('parameters/OutOrderNo')}
  requestBody:
    required: true
    content:
      application/json:
        schema: ${component('schemas/CancelServiceOrderRequest')}
  responses:${success('FinishOrderResponse')}${errors}
`

const request = `type: object
required: [appid, service_id, reason]
additionalProperties: false
properties:
  appid: { type: string, minLength: 1, maxLength: 32 }
  service_id: { type: string, minLength: 1, maxLength: 32 }
  reason:
    type: string
    title: 取消原因
    description: Why the order is cancelled.
    minLength: 1
    maxLength: 50
`

/** All that a developer writes to add the two operations. */
export const twoOperations: Readonly<Record<string, string>> = {
  'paths/v3_payscore_partner_serviceorder.yaml': query,
  'paths/v3_payscore_serviceorder_{out_order_no}_cancel.yaml': cancel,
  'components/schemas/CancelServiceOrderRequest.yaml': request,
}

/** A folder with a copy of the contract to which these files are added, or in which they replace others. */
export function copyContract(added: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(root, 'test', '.endpoint-'))
  const openapi = join(folder, 'openapi')
  cpSync(join(root, 'openapi'), openapi, { recursive: true })
  for (const [name, content] of Object.entries(added)) writeFileSync(join(openapi, name), content)
  const contract = readFileSync(join(openapi, 'openapi.yaml'), 'utf8')
  writeFileSync(join(openapi, 'openapi.yaml'), contract.replace(/^paths:\n/m, `paths:\n${entries}`))
  mkdirSync(join(folder, 'generated'))
  return folder
}

const entries = `  /v3/payscore/partner/serviceorder:
    $ref: paths/v3_payscore_partner_serviceorder.yaml
  /v3/payscore/serviceorder/{out_order_no}/cancel:
    $ref: paths/v3_payscore_serviceorder_{out_order_no}_cancel.yaml
`

/** Runs the generator as `npm run generate` does, on the copy in the folder. */
export function generate(folder: string): { status: number | null; stderr: string } {
  const options = ['--from', join(folder, 'openapi/openapi.yaml'), join(folder, 'generated')]
  const script = ['--import', 'tsx', 'scripts/generate/index.ts', ...options]
  return spawnSync(process.execPath, script, { cwd: root, encoding: 'utf8' })
}
