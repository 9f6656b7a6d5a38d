import type { EmbedModel } from '@lectern/api-contracts'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, vi } from 'vitest'
import { AskedPage } from '../asked/asked-page.tsx'
import { createBackend } from '../backend/backend.ts'
import { EmbedPage } from '../embed-page.tsx'
import type { Host } from '../host.ts'
import { renderEmbed } from '../render.tsx'
import { takeOver } from '../take-over.ts'
import './layout-free-browser.ts'

let mounted: HTMLElement | undefined

/**
 * As in a browser: the server's markup first, then the client entry takes it over.
 * @param meanwhile what happens before it does
 */
export async function mount(
  model: EmbedModel,
  host?: Host,
  meanwhile?: (root: HTMLElement) => void,
): Promise<HTMLElement> {
  const root = document.createElement('div')
  root.innerHTML = renderEmbed(model, host)
  document.body.append(root)
  mounted = root
  meanwhile?.(root)
  await act(() =>
    takeOver(
      <EmbedPage
        model={model}
        backend={createBackend(model.sessionCode)}
        host={host}
        askedPage={AskedPage}
      />,
      root,
    ),
  )
  return root
}

export async function click(element: Element | undefined): Promise<void> {
  if (!element) throw new Error('There is nothing to click on.')
  await act(() => void element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })))
}

export async function submit(form: HTMLFormElement | null): Promise<void> {
  await act(() => void form!.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true })))
}

export async function type(input: HTMLInputElement, text: string): Promise<void> {
  input.value = text
  await act(() => void input.dispatchEvent(new InputEvent('input', { bubbles: true })))
}

/** On a busy machine a second is not long. */
export const eventually = (holds: () => void): Promise<void> => vi.waitFor(holds, { timeout: 10_000 })

/** What a screen reader calls it: its label, or else its words. */
export const named = (root: ParentNode, name: string | RegExp): HTMLElement | undefined =>
  [...root.querySelectorAll<HTMLElement>('a, button, input')].find((element) => {
    const called = element.getAttribute('aria-label') ?? wordsOf(element)
    return typeof name === 'string' ? called === name : name.test(called)
  })

function wordsOf(element: Element): string {
  const copy = element.cloneNode(true) as Element // the clone of an element is one
  for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove()
  return copy.textContent?.trim() ?? ''
}

export const namesOfApps = (root: ParentNode): string[] =>
  [...root.querySelectorAll('.app h3')].map((heading) => heading.textContent?.trim() ?? '')

export function searchBox(root: ParentNode): HTMLInputElement {
  const input = root.querySelector<HTMLInputElement>('input[type=search]')
  if (!input) throw new Error('There is no search box.')
  return input
}

afterEach(() => {
  if (mounted) render(null, mounted)
  mounted?.remove()
  mounted = undefined
  history.replaceState(null, '', '/lti/launch')
  vi.unstubAllGlobals()
})
