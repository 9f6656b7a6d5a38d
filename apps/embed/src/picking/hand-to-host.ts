import type { PickResponse } from '@lectern/api-contracts'

/** Posts the answer from the person's own browser, in this frame, as Deep Linking §2.3 asks. */
export function handToHost({ action, fields }: PickResponse): void {
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
