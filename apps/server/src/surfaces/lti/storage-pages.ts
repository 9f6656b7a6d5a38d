import { storageMessages, type BegunLogin, type OpenedState, type PlatformStorage } from '@lectern/lti'
import { escapeHtml, inlineJson } from '../../http/html-text.ts'
import type { InstalledPlatform } from './lti-surface.ts'

/** On the way to the platform: leaves the browser's secret with it, then goes on, whatever the answer. */
export const loginPage = (
  { storage, binding, location }: BegunLogin<InstalledPlatform>,
  nonce: string,
): string =>
  storagePage(nonce, {
    storage: storage!, // only called when the platform offered storage
    message: storageMessages.put,
    value: binding.secret,
    body: `<a id="next" href="${escapeHtml(location)}">Continue</a>`,
    next: `() => location.replace(document.getElementById('next').href)`,
  })

/** On the way back: fetches the secret from the platform and hands it in with the launch that waits for it. */
export const proofPage = (opened: OpenedState, handle: string, nonce: string): string =>
  storagePage(nonce, {
    storage: { ...opened.storage!, key: opened.storageKey }, // only called when the state names a storage
    message: storageMessages.get,
    body: `<form method="post" action="/lti/launch/continue">
  <input type="hidden" name="handle" value="${escapeHtml(handle)}">
  <input type="hidden" name="secret">
  <noscript><button>Continue</button></noscript>
</form>`,
    next: `(value) => { const form = document.forms[0]; form.secret.value = value; form.submit() }`,
  })

interface StoragePage {
  storage: PlatformStorage
  message: (typeof storageMessages)['put' | 'get']
  value?: string
  body: string
  /** JavaScript: called once, with the stored value or ''. */
  next: string
}

/** One request to the platform's window by postMessage (LTI Client Side postMessages), bounded in time. */
function storagePage(nonce: string, { storage, message, value, body, next }: StoragePage): string {
  const task = { ...storage, ...message, value, timeout: storageMessages.timeoutMilliseconds }
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Lectern</title>
<body>
${body}
<script nonce="${nonce}">
const task = ${inlineJson(task)}
const next = ${next}
const host = window.parent === window ? window.opener : window.parent
const id = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('')
let over = false
function finish(value) {
  if (over) return
  over = true
  next(value)
}
function platformFrame() {
  if (!host || task.target === '_parent') return host
  try { return host.frames[task.target] || host } catch { return host }
}
addEventListener('message', ({ origin, data }) => {
  if (origin !== task.platformOrigin || !data || data.message_id !== id || data.subject !== task.response) return
  finish(data.error || typeof data.value !== 'string' ? '' : data.value)
})
setTimeout(() => finish(''), task.timeout)
const request = { subject: task.request, message_id: id, key: task.key }
if (task.value !== undefined) request.value = task.value
try { platformFrame().postMessage(request, task.platformOrigin) } catch { finish('') }
</script>`
}
