// @ts-check
/**
 * The sandbox's own page: it signs a call and verifies the response in the browser, with WebCrypto and the sandbox's keys,
 * and shows each step. It uses nothing of the package, so that it can be read beside the official pages.
 */
import { concat, fromBase64, toBase64 } from '/_sandbox/bytes.js'
import { importCertificate, importPrivateKey, importPublicKey } from '/_sandbox/keys.js'
import { texts } from '/_sandbox/texts.js'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

let language = navigator.language.startsWith('zh') ? 'zh-CN' : 'en'

const credentials = await getJson('/_sandbox/credentials')
const privateKey = await importPrivateKey(credentials.merchantPrivateKey)
/** The keys of the platform that this merchant has, by their serial. @type {Record<string, CryptoKey>} */
const platformKeys = {}
for (const serial of credentials.platformSerials) {
  platformKeys[serial] = isPublicKeyId(serial)
    ? await importPublicKey(credentials.platformPublicKey)
    : await importCertificate(credentials.platformCertificate)
}

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
showKeys()
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

  const signature = toBase64(await crypto.subtle.sign(privateKey.algorithm, privateKey, encoder.encode(message)))
  const authorization = `WECHATPAY2-SHA256-RSA2048 mchid="${credentials.mchid}",nonce_str="${nonce}",timestamp="${timestamp}",serial_no="${credentials.merchantSerial}",signature="${signature}"`
  const headers = {
    Accept: 'application/json',
    'Content-Type': 'application/json',
    'Wechatpay-Serial': value('key'),
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
  const timestamp = headers.get('Wechatpay-Timestamp')
  const nonce = headers.get('Wechatpay-Nonce')
  const signature = headers.get('Wechatpay-Signature')
  const serial = headers.get('Wechatpay-Serial')
  if (timestamp === null || nonce === null || signature === null || serial === null) {
    // A 401 is unsigned by nature.
    return show('verdict', text(status === 401 ? 'unsigned401' : 'refusedMissing'), 'bad')
  }
  show('responseMessage', visible(`${timestamp}\n${nonce}\n${decoder.decode(bytes)}\n`))
  const age = Math.abs(Date.now() / 1000 - Number(timestamp))
  if (!(age <= 300)) return show('verdict', text('refusedTime'), 'bad')
  const key = Object.hasOwn(platformKeys, serial) ? platformKeys[serial] : undefined
  if (key === undefined) return show('verdict', text('refusedSerial'), 'bad')
  const message = concat(encoder.encode(`${timestamp}\n${nonce}\n`), bytes, encoder.encode('\n'))
  const given = fromBase64(signature)
  const valid = given !== undefined && (await crypto.subtle.verify(key.algorithm, key, given, message))
  const verified = isPublicKeyId(serial) ? 'verifiedByPublicKey' : 'verifiedByCertificate'
  show('verdict', text(valid ? verified : 'refusedSignature'), valid ? 'good' : 'bad')
}

/** @param {string} serial */
function isPublicKeyId(serial) {
  return serial.startsWith('PUB_KEY_ID_')
}

/** The keys that a response can be signed with. */
function showKeys() {
  for (const serial of Object.keys(platformKeys)) {
    const option = new Option('', serial)
    option.dataset.text = isPublicKeyId(serial) ? 'publicKey' : 'certificate'
    element('key').append(option)
  }
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
