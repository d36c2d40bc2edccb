import { errorCodes } from '../../generated/error-codes.js'
import type { FinishOrder, ServiceOrder } from '../../generated/schema.js'
import type { CallResult } from '../calls.js'
import { requestIdOf } from '../errors.js'
import { valueOf } from '../environment.js'
import type { Input } from './command.js'
import { clientFromEnv } from './client.js'
import { EXIT, UsageError, type ExitStatus } from './exit-status.js'
import { finishOrderTable, serviceOrderTable } from './order-table.js'
import { productOf } from './products.js'
import { refusalText } from './refusal.js'
import { printJson, printNote, printResult } from './terminal.js'

/** `query PRODUCT NUMBER`: the order as a table, or as JSON. */
export async function query({ operands: [word = '', out_order_no = ''], values, flags }: Input): Promise<ExitStatus> {
  const product = productOf(word)
  const appid = values.appid ?? valueOf(process.env, 'WECHATPAY_APPID')
  const service_id = values['service-id'] ?? valueOf(process.env, 'WECHATPAY_SERVICE_ID')
  if (appid === undefined) throw new UsageError('query needs the appid of the order: --appid ID, or WECHATPAY_APPID')
  if (service_id === undefined)
    throw new UsageError('query needs the service id of the order: --service-id ID, or WECHATPAY_SERVICE_ID')
  const client = await clientFromEnv()
  const init = { params: { query: { appid, service_id, out_order_no } } }
  const { data, error, response }: CallResult<ServiceOrder | FinishOrder> =
    product === 'serviceorder'
      ? await client.GET('/v3/payscore/serviceorder', init)
      : await client.GET(`/v3/payscore/${product}`, init)
  const requestId = requestIdOf(response.headers)
  if (data) {
    // `as`: the product says which it is.
    const table =
      product === 'serviceorder' ? serviceOrderTable(data as ServiceOrder) : finishOrderTable(data as FinishOrder)
    if (flags.has('json')) printJson(data)
    else printResult(`${product} ${out_order_no}\n\n${table}`)
    return EXIT.done
  }
  if (flags.has('json')) printJson({ error, ...(requestId !== undefined && { requestId }) })
  printNote(refusalText(error, requestId))
  return errorCodes[error.code]?.concerns === 'service' ? EXIT.unknown : EXIT.refused
}
