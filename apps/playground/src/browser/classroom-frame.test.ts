import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { classroomFrame } from './classroom-frame.ts'

const tool = 'http://localhost:3000'
const close = { type: 'Classroom', action: 'closeIframe' }
const back = '/google/classroom.google.com/u/0/c/1/a/2'

test('closes the frame when it asks for it itself, from the host it was opened with', () => {
  const { visited, receive, frame } = aPage()
  receive({ source: frame.contentWindow, origin: tool, data: close })
  expect(visited).toEqual([back])
})

test('lists what anything else says, and stays', () => {
  const { visited, shown, receive, frame } = aPage()
  receive({ source: {}, origin: tool, data: close })
  receive({ source: frame.contentWindow, origin: 'http://localhost:4000', data: close })
  receive({ source: frame.contentWindow, origin: tool, data: { type: 'Classroom', action: 'grow' } })
  receive({ source: frame.contentWindow, origin: tool, data: null })
  expect(visited).toEqual([])
  expect(shown).toEqual([
    expect.stringContaining('not from the frame'),
    expect.stringContaining('not from the host'),
    expect.stringContaining('nothing that Classroom knows'),
    expect.stringContaining('nothing that Classroom knows'),
  ])
})

/** The script in a page made of what it touches. */
function aPage() {
  let receive: (event: object) => void = () => {}
  const visited: string[] = []
  const shown: string[] = []
  const frame = { src: `${tool}/google-classroom/discovery`, dataset: { back }, contentWindow: {} }
  const element = () => ({
    prepend: (entry: { text: string }) => shown.push(entry.text),
    addEventListener: () => {},
    textContent: '',
  })
  const entry = () => {
    const made = { text: '', append: (...parts: unknown[]) => void (made.text = parts.join('')) }
    return made
  }
  runInNewContext(classroomFrame, {
    URL,
    URLSearchParams,
    sessionStorage: { getItem: () => null, setItem: () => {} },
    location: { assign: (to: string) => visited.push(to) },
    document: {
      getElementById: () => frame,
      querySelector: () => ({ querySelector: element, querySelectorAll: () => shown }),
      createElement: entry,
    },
    addEventListener: (_type: string, listener: typeof receive) => (receive = listener),
  })
  return { visited, shown, frame, receive: (event: object) => receive(event) }
}
