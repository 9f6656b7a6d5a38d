import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { toolFrame } from './tool-frame.ts'

const toolOrigin = 'http://localhost:3000'

test('tells a tool what it answers, and which frame keeps data', () => {
  const { ask } = aPage()
  expect(ask({ subject: 'lti.capabilities', message_id: '1' })).toMatchObject({
    subject: 'lti.capabilities.response',
    message_id: '1',
    supported_messages: expect.arrayContaining([
      { subject: 'lti.put_data', frame: 'post_message_forwarding' },
      { subject: 'lti.get_data', frame: 'post_message_forwarding' },
      { subject: 'lti.frameResize' },
    ]),
  })
})

test('keeps a value for the tool, through the parent and through the forwarding frame alike', () => {
  const { ask, forward } = aPage()
  const put = { subject: 'lti.put_data', message_id: '1', key: 'state', value: 'abc' }
  expect(ask(put)).toEqual({ subject: 'lti.put_data.response', message_id: '1', key: 'state', value: 'abc' })
  const get = { subject: 'lti.get_data', message_id: '2', key: 'state', toolOrigin }
  expect(forward(get)).toMatchObject({ value: 'abc', toolOrigin })
  expect(ask({ subject: 'lti.put_data', message_id: '3', key: 'state', value: null })).not.toHaveProperty(
    'error',
  )
  expect(ask(get)).toMatchObject({ value: null })
})

test('keeps nothing for another origin than the tool’s', () => {
  const { ask, forward } = aPage()
  const put = { subject: 'lti.put_data', message_id: '1', key: 'state', value: 'abc' }
  expect(ask(put, 'https://attacker.example')).toMatchObject({ error: { code: 'wrong_origin' } })
  expect(forward({ ...put, toolOrigin: 'https://attacker.example' })).toMatchObject({
    error: { code: 'wrong_origin' },
  })
  // A tool that names an origin itself does not get past its own.
  expect(ask({ ...put, toolOrigin }, 'https://attacker.example')).toMatchObject({
    error: { code: 'wrong_origin' },
  })
})

test('stops at 500 keys and at 4096 characters', () => {
  const { ask } = aPage()
  const put = (key: string, value: string): unknown =>
    ask({ subject: 'lti.put_data', message_id: '1', key, value })
  for (let count = 0; count < 500; count++) expect(put(`k${count}`, 'v')).not.toHaveProperty('error')
  expect(put('one-more', 'v')).toMatchObject({ error: { code: 'storage_exhaustion' } })
  expect(put('k0', 'w')).not.toHaveProperty('error')
  expect(put('k0', 'v'.repeat(4000))).toMatchObject({ error: { code: 'storage_exhaustion' } })
})

test.each([
  { subject: 'lti.put_data', key: 'state', value: 'abc' },
  { subject: 'lti.get_data', message_id: '1' },
  { subject: 'lti.frameResize', height: 'tall' },
  { subject: 'lti.showAlert', body: 'Saved', alertType: 'loud' },
])('calls $subject without what it needs a bad request', (message) => {
  expect(aPage().ask(message)).toMatchObject({ error: { code: 'bad_request' } })
})

test('says so when it does not know a subject, also one that every object has', () => {
  const { ask } = aPage()
  for (const subject of ['lti.unknown', 'constructor'])
    expect(ask({ subject })).toMatchObject({ error: { code: 'unsupported_subject' } })
})

test('gives the frame the height that the tool asks for', () => {
  const { ask, frame } = aPage()
  ask({ subject: 'lti.frameResize', height: 900 })
  expect(frame.style).toEqual({ height: '900px' })
})

test('keeps values itself where no frame does it, and says nothing at all on a host without storage', () => {
  const { ask } = aPage('_parent')
  expect(ask({ subject: 'lti.capabilities' })).toMatchObject({
    supported_messages: expect.arrayContaining([{ subject: 'lti.put_data' }, { subject: 'lti.get_data' }]),
  })
  expect(ask({ subject: 'lti.put_data', message_id: '1', key: 'state', value: 'abc' })).toMatchObject({
    value: 'abc',
  })
  expect(aPage('').ask({ subject: 'lti.capabilities' })).toBeUndefined()
})

test('does not answer a window that is not in the page', () => {
  const { send } = aPage()
  expect(send({ subject: 'lti.capabilities' }, toolOrigin, 'elsewhere')).toBeUndefined()
})

/** The script in a page made of what it touches. */
function aPage(storage = 'post_message_forwarding') {
  let listen: (event: object) => void = () => {}
  let answer: unknown
  const aWindow = { postMessage: (data: unknown) => (answer = data) }
  const windows = { tool: { ...aWindow }, forwarding: { ...aWindow }, elsewhere: { ...aWindow } }
  const frame = {
    dataset: { toolOrigin, storage },
    style: {},
    contentWindow: windows.tool,
    addEventListener: () => {},
  }
  runInNewContext(toolFrame, {
    document: {
      getElementById: () => frame,
      querySelector: () => ({ contentWindow: windows.forwarding, addEventListener: () => {} }),
    },
    addEventListener: (_type: string, listener: typeof listen) => (listen = listener),
  })
  const send = (data: object, origin: string, from: keyof typeof windows): unknown => {
    answer = undefined
    listen({ data, origin, source: windows[from] })
    return answer
  }
  return {
    frame,
    send,
    ask: (data: object, origin = toolOrigin) => send(data, origin, 'tool'),
    forward: (data: object) => send(data, 'http://127.0.0.1:3100', 'forwarding'),
  }
}
