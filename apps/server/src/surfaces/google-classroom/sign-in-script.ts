import { inlineJson } from '../../http/html-text.ts'
import type { OfferedSignIn } from './offer-sign-in.ts'

const pollMilliseconds = 2_000

/**
 * In the frame. The window tells it by a message; where the browser keeps the two apart, the frame hears from us that the
 * window is done and asks for the code that the window shows.
 */
export const signInScript = ({ address, handOffId, secret }: OfferedSignIn): string => `
const task = ${inlineJson({ address, handOffId, secret, pollMilliseconds })}
const status = document.getElementById('status')
const proof = document.getElementById('proof')
let popup, polling, isOver = false
const say = (id) => { status.textContent = id ? document.getElementById(id).content.textContent : '' }
function submit(receipt) {
  if (isOver) return
  isOver = true
  clearInterval(polling)
  proof.elements.receipt.value = receipt
  proof.submit()
}
async function poll() {
  const answer = await fetch('/google-classroom/hand-offs/' + task.handOffId, {
    headers: { authorization: 'Bearer ' + task.secret },
  }).then((response) => response.json()).catch(() => undefined)
  if (isOver || !answer) return
  if (answer.step === 'refused' || answer.step === 'expired' || answer.step === 'used') return submit('')
  if (answer.step === 'signed-in') {
    clearInterval(polling)
    // Its message may still be on the way.
    return setTimeout(() => {
      if (isOver) return
      say('')
      proof.hidden = false
      document.getElementById('code').focus()
    }, 1000)
  }
  // Cut off from it, the browser calls a window closed that is open.
  if (popup && popup.closed) say('closed')
}
function wait() {
  clearInterval(polling)
  polling = setInterval(poll, task.pollMilliseconds)
}
document.getElementById('start').addEventListener('click', () => {
  popup = window.open(task.address, '_blank', 'popup,width=520,height=680')
  document.getElementById('blocked').hidden = Boolean(popup)
  say(popup ? 'waiting' : '')
  wait()
})
addEventListener('message', ({ origin, data }) => {
  if (origin === location.origin && data && data.type === 'lectern.signed-in' && data.handOff === task.handOffId)
    submit(data.receipt)
})
`

/** In the window. */
export const signedInScript = (message: { type: string; handOff: string; receipt: string }): string => `
if (window.opener) {
  window.opener.postMessage(${inlineJson(message)}, location.origin)
  window.close()
}
`
