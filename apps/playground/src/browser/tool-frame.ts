/**
 * Browser script of a page with a tool in it: answers the tool's messages as Canvas does (a host without storage target
 * answers none), and keeps the trail below the frame up to date. Storage follows LTI postMessage Storage with Canvas' limits, one store for each origin.
 */
export const toolFrame = String.raw`
const frame = document.getElementById('tool_content')
const storage = frame.dataset.storage
const forwarding = storage === '_parent' ? null : document.querySelector('iframe[name="' + storage + '"]')
const toolOrigin = frame.dataset.toolOrigin
const keyLimit = 500
const characterLimit = 4096
const stores = new Map()

const handlers = {
  'lti.capabilities': () => ({
    supported_messages: Object.keys(handlers).map((subject) =>
      subject.endsWith('_data') && forwarding ? { subject, frame: storage } : { subject },
    ),
  }),
  'lti.put_data': ({ key, value, message_id }, origin) => {
    const store = storeOf(origin)
    requireText({ key, message_id })
    if (value === null || value === undefined || value === '') {
      store.delete(key)
      return { key }
    }
    requireText({ value })
    const others = [...store].filter(([name]) => name !== key)
    const characters = others.reduce((sum, [name, text]) => sum + name.length + text.length, key.length + value.length)
    if (others.length >= keyLimit) throw { code: 'storage_exhaustion', message: 'Reached key limit for tool' }
    if (characters > characterLimit) throw { code: 'storage_exhaustion', message: 'Reached byte limit for tool' }
    store.set(key, value)
    return { key, value }
  },
  'lti.get_data': ({ key, message_id }, origin) => {
    const store = storeOf(origin)
    requireText({ key, message_id })
    return { key, value: store.get(key) ?? null }
  },
  'lti.frameResize': ({ height }) => {
    const wanted = Number.parseInt(height, 10)
    if (!(wanted > 0)) throw { code: 'bad_request', message: "Missing required 'height' field" }
    frame.style.height = wanted + 'px'
    return {}
  },
  'lti.fetchWindowSize': () => ({
    height: innerHeight,
    width: innerWidth,
    offset: { top: frame.getBoundingClientRect().top + scrollY, left: frame.getBoundingClientRect().left + scrollX },
    footer: 0,
    scrollY,
  }),
  'lti.scrollToTop': () => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    frame.scrollIntoView({ behavior: still ? 'auto' : 'smooth', block: 'start' })
    return {}
  },
  'lti.showAlert': ({ body, title, alertType = 'success' }) => {
    requireText({ body })
    if (!['success', 'warning', 'error'].includes(alertType))
      throw { code: 'bad_request', message: "Unsupported value for 'alertType' field" }
    const alert = document.createElement('p')
    alert.className = 'tool-alert ' + alertType
    const from = document.createElement('strong')
    from.textContent = typeof title === 'string' ? title : frame.title
    alert.append(from, ' ', body)
    document.querySelector('.tool-alerts').replaceChildren(alert)
    return {}
  },
}

addEventListener('message', ({ source, origin, data }) => {
  if (typeof data !== 'object' || data === null || typeof data.subject !== 'string') return
  if (!storage) return
  const forwarded = forwarding !== null && source === forwarding.contentWindow
  if (!forwarded && source !== frame.contentWindow) return
  const answer = { subject: data.subject + '.response' }
  if (data.message_id) answer.message_id = data.message_id
  if (forwarded) answer.toolOrigin = data.toolOrigin
  try {
    if (!Object.hasOwn(handlers, data.subject)) throw { code: 'unsupported_subject' }
    Object.assign(answer, handlers[data.subject](data, forwarded ? data.toolOrigin : origin))
  } catch (error) {
    answer.error = { code: error.code ?? 'error', message: error.message }
  }
  source.postMessage(answer, origin)
})

function storeOf(origin) {
  if (origin !== toolOrigin) throw { code: 'wrong_origin' }
  if (!stores.has(origin)) stores.set(origin, new Map())
  return stores.get(origin)
}

function requireText(fields) {
  for (const [name, value] of Object.entries(fields))
    if (typeof value !== 'string' || value === '')
      throw { code: 'bad_request', message: "Missing required '" + name + "' field" }
}

const trail = document.querySelector('details.trail')
const readTrail = async () => {
  const answer = await fetch(trail.dataset.trail)
  if (answer.ok) trail.querySelector('.trail-steps').innerHTML = await answer.text()
}
frame.addEventListener('load', readTrail)
trail.addEventListener('toggle', () => trail.open && readTrail())
`
