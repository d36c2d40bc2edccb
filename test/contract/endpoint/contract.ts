/**
 * A copy of the contract with two more operations: a GET with a query, and a POST with a body. The service has nothing with
 * these names, so that no operation which is added to the contract can meet them.
 */
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
  operationId: queryRehearsal
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

const rehearse = `post:
  operationId: rehearseServiceOrder
  x-proof:
    echoes: [appid, mchid, service_id, out_order_no]
  parameters:
    - ${component('parameters/OutOrderNo')}
  requestBody:
    required: true
    content:
      application/json:
        schema: ${component('schemas/RehearseServiceOrderRequest')}
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
    title: 演练原因
    description: Why the order is rehearsed.
    minLength: 1
    maxLength: 50
`

/** All that a developer writes to add the two operations. */
export const twoOperations: Readonly<Record<string, string>> = {
  'paths/v3_payscore_rehearsals.yaml': query,
  'paths/v3_payscore_serviceorder_{out_order_no}_rehearse.yaml': rehearse,
  'components/schemas/RehearseServiceOrderRequest.yaml': request,
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

const entries = `  /v3/payscore/rehearsals:
    $ref: paths/v3_payscore_rehearsals.yaml
  /v3/payscore/serviceorder/{out_order_no}/rehearse:
    $ref: paths/v3_payscore_serviceorder_{out_order_no}_rehearse.yaml
`

/** Runs the generator as `npm run generate` does, on the copy in the folder. */
export function generate(folder: string): { status: number | null; stderr: string } {
  const options = ['--from', join(folder, 'openapi/openapi.yaml'), join(folder, 'generated')]
  const script = ['--import', 'tsx', 'scripts/generate/index.ts', ...options]
  return spawnSync(process.execPath, script, { cwd: root, encoding: 'utf8' })
}
