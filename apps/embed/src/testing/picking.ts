import type { EmbedModel } from '@lectern/api-contracts'
import { afterEach, beforeEach, vi } from 'vitest'
import { aBrowseModel, anApp } from './builders.ts'
import { named } from './mount.tsx'

export type Browse = Extract<EmbedModel, { mode: 'browse' }>
export const aPickingModel = (multiple: boolean, changes: Partial<Browse> = {}): Browse =>
  aBrowseModel({ picking: { multiple, handle: 'a-handle', counted: true, credit: false }, ...changes })

export const gizmos = anApp()
export const phet = anApp({ name: 'PhET' })

/** What the server answers, and what the page then posts to the host. */
export const picks = 'POST /picks'
export const response = {
  kind: 'form',
  action: 'https://canvas.example/return',
  fields: { JWT: 'a.b.c', submit: 'x' },
}
export const takenOver = {
  action: response.action,
  method: 'post',
  target: '_self',
  fields: response.fields,
}

export const addOf = (root: ParentNode, name: string) => named(root, `Add to this class: ${name}`)
export const removeOf = (root: ParentNode, name: string) => named(root, `Added – remove: ${name}`)

interface Posted {
  action: string
  method: string
  target: string
  fields: Record<string, FormDataEntryValue>
}

/** jsdom posts no form: what it would post in the current test stands here. */
export function postedForms(): { all: Posted[] } {
  const posted: { all: Posted[] } = { all: [] }
  beforeEach(() => {
    posted.all = []
    vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(function (this: HTMLFormElement) {
      posted.all.push({
        action: this.getAttribute('action') ?? '',
        method: this.method,
        target: this.target,
        fields: Object.fromEntries(new FormData(this)),
      })
    })
  })
  afterEach(() => {
    vi.restoreAllMocks()
    for (const form of document.querySelectorAll('form')) form.remove()
  })
  return posted
}
