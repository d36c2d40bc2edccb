// The version that the project itself depends on: it is found in the project's node_modules.
import createOpenapiFetch from 'openapi-fetch'

/** Neither signs nor verifies: what openapi-fetch over `fetch` costs by itself. */
export function createClient(setup) {
  const client = createOpenapiFetch({ baseUrl: setup.url })
  return async (out_order_no, body) => {
    const params = { path: { out_order_no } }
    const { data, error } = await client.POST('/v3/payscore/serviceorder/{out_order_no}/complete', { params, body })
    if (error) throw new Error(JSON.stringify(error))
    return data
  }
}
