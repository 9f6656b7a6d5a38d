import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, expect, vi } from 'vitest'
import { Console } from '../console.tsx'
import { fakeFetch, type FakeRoutes } from './fake-api.ts'
import { fillBrowserGaps } from './browser-gaps.ts'

let root: Root | undefined

beforeAll(fillBrowserGaps)

afterEach(() => {
  root?.unmount()
  root = undefined
  document.body.replaceChildren()
  localStorage.clear()
  vi.unstubAllGlobals()
})

/** The whole console at an address, talking to a fake server; returns the requests that it sends. */
export function renderConsole(path: string, routes: FakeRoutes) {
  const { fetch, requests } = fakeFetch(routes)
  vi.stubGlobal('fetch', fetch)
  history.replaceState(null, '', `/console${path}`)
  const container = document.body.appendChild(document.createElement('div'))
  root = createRoot(container)
  root.render(<Console />)
  return requests
}

/** Longer than the console's own polling. */
const patience = { timeout: 4_000 }

export const address = () => location.pathname + location.search

/** Waits until the page says so. */
export const sees = (text: string | RegExp) =>
  vi.waitFor(() => expect(document.body.textContent).toMatch(text), patience)

/** The button or link with this accessible name. */
export const pressable = (name: string) =>
  found<HTMLElement>('button, a, summary', (element) => nameOf(element) === name)

export const field = (label: string) =>
  vi.waitFor(() => {
    const found = [...reachable().querySelectorAll('label')].find((one) => one.textContent?.trim() === label)
    const control = found?.control
    if (!(control instanceof HTMLInputElement || control instanceof HTMLSelectElement))
      throw new Error(`No field is labelled “${label}”`)
    return control
  }, patience)

export async function press(name: string) {
  const element = await pressable(name)
  element.click()
}

export async function fill(label: string, value: string) {
  const control = await field(label)
  // React overrides the value of the instance; its change is noticed by way of the prototype.
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set?.call(control, value)
  control.dispatchEvent(
    new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }),
  )
}

function found<Found extends Element>(selector: string, matches: (element: Found) => boolean) {
  return vi.waitFor(() => {
    const element = [...reachable().querySelectorAll<Found>(selector)].find(matches)
    if (!element) throw new Error(`Nothing in the page matches (${selector})`)
    return element
  }, patience)
}

/** A modal dialog makes the rest of the page inert. */
const reachable = () => document.querySelector('dialog[open]') ?? document

const nameOf = (element: Element) => element.getAttribute('aria-label') ?? element.textContent?.trim()
