// @ts-check
/**
 * The sandbox's own page: it signs a call and verifies the response in the browser, with WebCrypto and the sandbox's keys,
 * and shows each step. It stands for itself, so that it can be read beside the official pages: nothing is imported.
 */
import { texts } from '/_sandbox/texts.js'

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
const encoder = new TextEncoder()
const decoder = new TextDecoder()

let language = navigator.language.startsWith('zh') ? 'zh-CN' : 'en'

const credentials = await getJson('/_sandbox/credentials')
const privateKey = await importKey('pkcs8', credentials.merchantPrivateKey, 'sign')
const platformKey = await importKey('spki', credentials.platformPublicKey, 'verify')

element('language').addEventListener('click', () => {
  language = language === 'en' ? 'zh-CN' : 'en'
  translate()
  void showOrders()
})
element('product').addEventListener('change', () => choose(value('product'), ''))
element('call').addEventListener('submit', (event) => {
  event.preventDefault()
  complete().catch((error) => show('failed', String(error), 'bad'))
})
translate()
await showOrders()
choose('serviceorder', 'SERVICE-ORDER-1')

/** One signed call, step by step. */
async function complete() {
  element('steps').replaceChildren()
  const fault = value('fault')
  if (fault) await postJson('/_sandbox/faults', fault)

  const target = `/v3/payscore/${value('product')}/${encodeURIComponent(value('number'))}/complete`
  const body = compact(value('body'))
  const timestamp = String(Math.floor(Date.now() / 1000))
  const nonce = crypto.randomUUID().replaceAll('-', '')
  const message = `POST\n${target}\n${timestamp}\n${nonce}\n${body}\n`
  show('message', visible(message))

  const signature = toBase64(await crypto.subtle.sign(ALGORITHM, privateKey, encoder.encode(message)))
  const authorization = `WECHATPAY2-SHA256-RSA2048 mchid="${credentials.mchid}",nonce_str="${nonce}",timestamp="${timestamp}",serial_no="${credentials.merchantSerial}",signature="${signature}"`
  const headers = {
    Accept: 'application/json',
    'Content-Type': 'application/json',
    'Wechatpay-Serial': credentials.platformPublicKeyId,
    Authorization: authorization,
  }
  show('request', `POST ${target}\n${lines(Object.entries(headers))}\n\n${body}`)

  const response = await fetch(target, { method: 'POST', headers, body })
  const bytes = new Uint8Array(await response.arrayBuffer())
  show('received', `${response.status}\n${lines([...response.headers])}\n\n${decoder.decode(bytes)}`)
  await verify(response, bytes)
  await showOrders()
}

/**
 * Each rule in its order; the first that does not hold ends it.
 *
 * @param {Response} response
 * @param {Uint8Array} bytes
 */
async function verify({ status, headers }, bytes) {
  const [timestamp, nonce, signature, serial] = ['Timestamp', 'Nonce', 'Signature', 'Serial'].map((name) =>
    headers.get(`Wechatpay-${name}`),
  )
  if (timestamp === null || nonce === null || signature === null || serial === null) {
    // A 401 is unsigned by nature.
    return show('verdict', text(status === 401 ? 'unsigned401' : 'refusedMissing'), 'bad')
  }
  show('responseMessage', visible(`${timestamp}\n${nonce}\n${decoder.decode(bytes)}\n`))
  const age = Math.abs(Date.now() / 1000 - Number(timestamp))
  if (!(age <= 300)) return show('verdict', text('refusedTime'), 'bad')
  if (serial !== credentials.platformPublicKeyId) return show('verdict', text('refusedSerial'), 'bad')
  const message = concat(encoder.encode(`${timestamp}\n${nonce}\n`), bytes, encoder.encode('\n'))
  const given = fromBase64(signature ?? '')
  const valid = given !== undefined && (await crypto.subtle.verify(ALGORITHM, platformKey, given, message))
  show('verdict', text(valid ? 'verified' : 'refusedSignature'), valid ? 'good' : 'bad')
}

async function showOrders() {
  const orders = await getJson('/_sandbox/orders')
  element('orders').replaceChildren(
    ...orders.map((/** @type {Record<string, string>} */ order) => {
      const row = document.createElement('tr')
      const state = [order.state, order.state_description].filter(Boolean).join(' ')
      for (const cell of [order.product, order.out_order_no, state]) row.insertCell().textContent = cell ?? ''
      const actions = row.insertCell()
      actions.append(
        button('choose', order, () => choose(order.product ?? '', order.out_order_no ?? '', order.finish_ticket)),
      )
      if (isCollecting(state))
        actions.append(
          ' ',
          button('collect', order, async () => collect(order)),
        )
      return row
    }),
  )
}

/** @param {Record<string, string>} order */
async function collect({ product, out_order_no }) {
  await postJson('/_sandbox/orders/collect', { product, out_order_no })
  await showOrders()
}

/** @param {string} state */
function isCollecting(state) {
  return state === 'DOING MCH_COMPLETE' || state === 'FINISHED'
}

/**
 * Fills the form for an order.
 *
 * @param {string} product
 * @param {string} number
 * @param {string} [finish_ticket]
 */
function choose(product, number, finish_ticket = 'TICKET') {
  const ids = { appid: 'wxd678efh567hg6787', service_id: '500001' }
  const body =
    product === 'serviceorder'
      ? { ...ids, post_payments: [{ name: '酒店房费', amount: 38800, description: '大床房1晚' }], total_amount: 38800 }
      : {
          ...{ ...ids, finish_type: 2, fees: [{ fee_name: '商品费用', fee_amount: 3900, fee_desc: '咖啡豆2袋' }] },
          ...{ total_amount: 3900, finish_ticket, profit_sharing: false },
        }
  field('product').value = product
  field('number').value = number
  field('body').value = JSON.stringify(body, null, 2)
}

/** Shows a step, with its title in the chosen language. @param {string} title @param {string} content @param {string} [kind] */
function show(title, content, kind = '') {
  const item = document.createElement('li')
  const heading = document.createElement('strong')
  heading.textContent = text(title)
  const block = document.createElement('pre')
  block.textContent = content
  block.className = kind
  item.append(heading, block)
  element('steps').append(item)
}

function translate() {
  document.documentElement.lang = language
  element('language').textContent = language === 'en' ? '中文' : 'English'
  element('language').lang = language === 'en' ? 'zh-CN' : 'en'
  for (const each of document.querySelectorAll('[data-text]')) {
    if (each instanceof HTMLElement) each.textContent = text(each.dataset.text ?? '')
  }
}

/** @param {string} name */
function text(name) {
  return texts[language]?.[name] ?? name
}

/** @param {string} name @param {Record<string, string>} order @param {() => unknown} run */
function button(name, { out_order_no }, run) {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = text(name)
  made.setAttribute('aria-label', `${text(name)} ${out_order_no}`)
  made.addEventListener('click', () => void run())
  return made
}

/** JSON in one line, as programs send it; what is no JSON stays as it is. @param {string} body */
function compact(body) {
  try {
    return JSON.stringify(JSON.parse(body))
  } catch {
    return body
  }
}

/** Line feeds as a sign: they are part of what is signed. @param {string} message */
function visible(message) {
  return message.replaceAll('\n', '⏎\n').trimEnd()
}

/** @param {[string, string][]} headers */
function lines(headers) {
  return headers.map(([name, content]) => `${name}: ${content}`).join('\n')
}

/** @param {string} id */
function element(id) {
  return document.getElementById(id) ?? raise(`no element ${id}`)
}

/** @param {string} id */
function field(id) {
  // `as`: the page has a field of this id.
  return /** @type {HTMLInputElement} */ (element(id))
}

/** @param {string} id */
function value(id) {
  return field(id).value
}

/** @param {string} message @returns {never} */
function raise(message) {
  throw new Error(message)
}

/** @param {string} path */
async function getJson(path) {
  return (await fetch(path)).json()
}

/** @param {string} path @param {unknown} content */
async function postJson(path, content) {
  const headers = { 'Content-Type': 'application/json' }
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(content) })
  if (!response.ok) raise((await response.json()).message)
}

/** @param {'pkcs8' | 'spki'} format @param {string} pem @param {KeyUsage} usage */
async function importKey(format, pem, usage) {
  const bytes = fromBase64(pem.replace(/-----[A-Z ]+-----|\s/g, '')) ?? raise('the key is not PEM')
  return crypto.subtle.importKey(format, bytes, ALGORITHM, false, [usage])
}

/** @param {ArrayBuffer} buffer */
function toBase64(buffer) {
  return btoa(String.fromCharCode(...new Uint8Array(buffer)))
}

/** @param {string} base64 @returns {Uint8Array<ArrayBuffer> | undefined} undefined for what is not base64 */
function fromBase64(base64) {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

/** @param {Uint8Array[]} parts @returns {Uint8Array<ArrayBuffer>} */
function concat(...parts) {
  return new Uint8Array(parts.flatMap((part) => [...part]))
}
