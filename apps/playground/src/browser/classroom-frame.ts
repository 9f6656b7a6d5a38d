/**
 * Browser script of Classroom around an add-on: lists what is posted to it, and closes the frame when the frame itself
 * asks for it from the host it was opened with (add-ons/developer-guides/iframes). The list outlives the page.
 */
export const classroomFrame = String.raw`
const frame = document.getElementById('add-on')
const pane = document.querySelector('.messages')
const closes = 'closes the frame'
const opened = new URL(frame.src).origin
const kept = JSON.parse(sessionStorage.getItem('messages') ?? '[]')
kept.forEach(show)

addEventListener('message', ({ source, origin, data }) => {
  const said = verdict(source, origin, data)
  const message = { origin, data: JSON.stringify(data)?.slice(0, 500) ?? '', said }
  kept.push(message)
  sessionStorage.setItem('messages', JSON.stringify(kept.slice(-20)))
  show(message)
  if (said === closes) location.assign(frame.dataset.back)
})

function verdict(source, origin, data) {
  if (source !== frame.contentWindow) return 'ignored: not from the frame'
  if (origin !== opened) return 'ignored: not from the host that the frame was opened with'
  return data?.type === 'Classroom' && data.action === 'closeIframe' ? closes : 'ignored: nothing that Classroom knows'
}

function show({ origin, data, said }) {
  const entry = document.createElement('li')
  const code = document.createElement('code')
  code.textContent = data
  entry.append(origin + ' ', code, ' ' + said)
  pane.querySelector('ol').prepend(entry)
  pane.querySelector('.count').textContent = pane.querySelectorAll('li').length
}

pane.querySelector('.behind-the-frame').addEventListener('click', async ({ target, currentTarget }) => {
  if (!target.value) return
  await fetch(currentTarget.dataset.action, { method: 'POST', body: new URLSearchParams({ action: target.value }) })
  target.textContent = target.textContent.replace(/ ✓$/, '') + ' ✓'
})
`
