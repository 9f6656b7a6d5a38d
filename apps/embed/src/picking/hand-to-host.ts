import type { PickForm, PickResponse } from '@lectern/api-contracts'

type Placed = Extract<PickResponse, { kind: 'placed' }>

/** Posts the answer from the person's own browser, in this frame, as Deep Linking §2.3 asks. */
export function handToHost({ action, fields }: PickForm): void {
  const form = document.createElement('form')
  Object.assign(form, { method: 'post', action, target: '_self', hidden: true })
  const inputs = Object.entries(fields).map(([name, value]) =>
    Object.assign(document.createElement('input'), { type: 'hidden', name, value }),
  )
  form.append(...inputs)
  document.body.append(form)
  // Not form.submit(): a field of that name would stand in its way.
  HTMLFormElement.prototype.submit.call(form)
}

/** The window around us closes this frame; nothing in the message is anybody's. */
export function tellHost({ tellHost: message }: Pick<Placed, 'tellHost'>): void {
  if (parent !== window) parent.postMessage(message, '*')
}
