import { hydrate, type ComponentChild } from 'preact'

/** Brings the server's markup to life. What somebody typed while the script was on its way is searched for as well. */
export function takeOver(page: ComponentChild, root: HTMLElement): void {
  const typed = searchBoxIn(root)?.value
  hydrate(page, root)
  const box = searchBoxIn(root)
  if (!typed || !box) return
  box.value = typed
  box.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

const searchBoxIn = (root: HTMLElement): HTMLInputElement | null => root.querySelector('input[type=search]')
