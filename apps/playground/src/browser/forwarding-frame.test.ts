import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { forwardingFrame } from './forwarding-frame.ts'

const platform = 'http://127.0.0.1:3100'
const toolOrigin = 'http://localhost:3000'

test('passes a message on with the origin it came from, and its answer back to that origin', () => {
  const { parent, tool, receive } = aFrame()
  receive(
    { subject: 'lti.get_data', message_id: '1', toolOrigin: 'https://trusted.example' },
    toolOrigin,
    tool,
  )
  expect(parent.received).toEqual([
    { data: { subject: 'lti.get_data', message_id: '1', toolOrigin }, target: platform },
  ])
  receive({ subject: 'lti.get_data.response', message_id: '1', value: 'v', toolOrigin }, platform, parent)
  expect(tool.received).toEqual([
    { data: { subject: 'lti.get_data.response', message_id: '1', value: 'v' }, target: toolOrigin },
  ])
})

test('passes no answer to a question that nobody asked, nor one of another origin', () => {
  const { parent, tool, receive } = aFrame()
  receive({ subject: 'lti.get_data', message_id: '1' }, toolOrigin, tool)
  receive({ message_id: '2', toolOrigin }, platform, parent)
  receive({ message_id: '1', toolOrigin }, 'https://attacker.example', parent)
  expect(tool.received).toEqual([])
})

/** The script in a frame made of what it touches. */
function aFrame() {
  let listen: (event: object) => void = () => {}
  const parent = aWindow()
  runInNewContext(forwardingFrame, {
    parent,
    location: { origin: platform },
    addEventListener: (_type: string, listener: typeof listen) => (listen = listener),
  })
  const receive = (data: object, origin: string, source: object): void => listen({ data, origin, source })
  return { parent, tool: aWindow(), receive }
}

function aWindow() {
  const received: { data: unknown; target: string }[] = []
  return { received, postMessage: (data: unknown, target: string) => void received.push({ data, target }) }
}
