import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { chosen } from './chosen.ts'
import { selection } from './selection.ts'

const origin = 'http://127.0.0.1:3100'
const href = `${origin}/canvas/courses/101/modules?as=elena-rivera`
const message = { messageType: 'LtiDeepLinkingResponse', href }

test('the page in the frame tells the page around it, which goes back to the modules', () => {
  const { visited, receive, frame } = aPage()
  receive({ source: frame.contentWindow, origin, data: tellParent() })
  expect(visited).toEqual([href])
})

test('a tool cannot send the page anywhere, nor can another window', () => {
  const { visited, receive, frame } = aPage()
  receive({ source: frame.contentWindow, origin: 'http://localhost:3000', data: message })
  receive({ source: {}, origin, data: message })
  receive({ source: frame.contentWindow, origin, data: { subject: 'lti.capabilities' } })
  receive({ source: frame.contentWindow, origin, data: null })
  expect(visited).toEqual([])
})

test('in a tab of its own the page goes back by itself', () => {
  const visited: string[] = []
  const window = {}
  runInNewContext(chosen, {
    window,
    parent: window,
    document: { getElementById: () => ({ href }) },
    location: { origin, replace: (to: string) => visited.push(to) },
  })
  expect(visited).toEqual([href])
})

/** What the script of the chosen page posts, from inside a frame. */
function tellParent(): unknown {
  const sent: unknown[] = []
  runInNewContext(chosen, {
    window: {},
    parent: { postMessage: (data: unknown, target: string) => target === origin && sent.push(data) },
    document: { getElementById: () => ({ href }) },
    location: { origin },
  })
  return sent[0]
}

/** The script of the page around the frame, in a page made of what it touches. */
function aPage() {
  let receive: (event: object) => void = () => {}
  const visited: string[] = []
  const frame = { contentWindow: {} }
  runInNewContext(selection, {
    document: { getElementById: () => frame },
    location: { origin, replace: (to: string) => visited.push(to) },
    addEventListener: (_type: string, listener: typeof receive) => (receive = listener),
  })
  return { visited, frame, receive: (event: object) => receive(event) }
}
