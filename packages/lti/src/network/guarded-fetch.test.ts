import { expect, test, vi } from 'vitest'
import { guardedFetch, type Connect, type GuardPorts } from './guarded-fetch.ts'

const answering = (respond: Connect, ports: Partial<GuardPorts> = {}) => {
  const resolve = vi.fn<GuardPorts['resolve']>(async () => ['8.8.8.8', '2606:4700::1111'])
  const connect = vi.fn<Connect>(respond)
  return { resolve, connect, fetch: guardedFetch({ resolve, connect, ...ports }) }
}

const code = (reason: string) => expect.objectContaining({ code: `lti.${reason}` })

test('connects to the addresses that were checked, with the name asked for once', async () => {
  let lookups = 0
  const rebinding = async () => (lookups++ === 0 ? ['8.8.8.8'] : ['127.0.0.1'])
  const { connect, fetch } = answering(async () => Response.json({ ok: true }), { resolve: rebinding })
  expect(await (await fetch('https://lms.example/jwks')).json()).toEqual({ ok: true })
  expect(lookups).toBe(1)
  expect(connect.mock.calls[0]![0]).toMatchObject({ addresses: ['8.8.8.8'], method: 'GET' })
  expect(connect.mock.calls[0]![0].url.href).toBe('https://lms.example/jwks')
})

test.each([
  [['127.0.0.1']],
  [['10.1.2.3']],
  [['169.254.169.254']],
  [['::1']],
  [['::ffff:10.0.0.1']],
  [['64:ff9b::7f00:1']],
  [['8.8.8.8', '10.0.0.1']],
  [['2606:4700::1111', 'fd00::1']],
])('connects to nothing when a name leads to %s', async (addresses) => {
  const { connect, fetch } = answering(async () => Response.json({}), { resolve: async () => addresses })
  const refused = fetch('https://lms.example/')
  await expect(refused).rejects.toEqual(code('address-private'))
  await expect(refused).rejects.toMatchObject({ details: { host: 'lms.example' } })
  await expect(refused).rejects.not.toThrow(addresses[0]!)
  expect(connect).not.toHaveBeenCalled()
})

test('refuses an address by its text before any name is looked up', async () => {
  const { resolve, connect, fetch } = answering(async () => Response.json({}))
  await expect(fetch('https://0x7f.1/')).rejects.toEqual(code('address-without-name'))
  await expect(fetch('http://lms.example/')).rejects.toEqual(code('address-insecure'))
  expect(resolve).not.toHaveBeenCalled()
  expect(connect).not.toHaveBeenCalled()
})

test('in a demo speaks to this machine without asking a name server, and to no private address', async () => {
  const { resolve, connect, fetch } = answering(async () => Response.json({}), {
    allowLoopback: true,
    resolve: vi.fn<GuardPorts['resolve']>(async () => ['127.0.0.1']),
  })
  await fetch('http://canvas.localhost:3001/config')
  await fetch('http://[::1]:3001/config')
  expect(connect.mock.calls.map(([{ addresses }]) => addresses)).toEqual([['127.0.0.1', '::1'], ['::1']])
  expect(resolve).not.toHaveBeenCalled()
  await expect(fetch('https://lms.example/')).rejects.toEqual(code('address-private'))
})

test('says when a name has no address, and when its host cannot be reached', async () => {
  const respond = async () => Response.json({})
  const nameless = answering(respond, { resolve: () => Promise.reject(new Error('ENOTFOUND')) })
  await expect(nameless.fetch('https://lms.example/')).rejects.toEqual(code('host-unresolved'))
  const empty = answering(respond, { resolve: async () => [] })
  await expect(empty.fetch('https://lms.example/')).rejects.toEqual(code('host-unresolved'))
  const ofSeveral = Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })
  for (const error of [new Error('connect ECONNREFUSED'), ofSeveral])
    await expect(answering(() => Promise.reject(error)).fetch('https://lms.example/')).rejects.toMatchObject({
      code: 'lti.host-unreachable',
      message: expect.stringContaining('ECONNREFUSED'),
    })
})

test('sends what was given, names itself, and asks for nothing compressed', async () => {
  const { connect, fetch } = answering(async () => Response.json({}))
  await fetch('https://lms.example/token', {
    method: 'POST',
    headers: { authorization: 'Bearer t' },
    body: new URLSearchParams({ a: 'b c' }),
  })
  const sent = connect.mock.calls[0]![0]
  expect(sent).toMatchObject({ method: 'POST', body: 'a=b+c' })
  expect(Object.fromEntries(sent.headers)).toMatchObject({
    authorization: 'Bearer t',
    'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
    'user-agent': 'Lectern LTI',
    'accept-encoding': 'identity',
  })
})

const redirect = (location: string, status = 302) => new Response(null, { status, headers: { location } })

test('follows a redirect within the same origin, to the same addresses', async () => {
  const { resolve, connect, fetch } = answering(async ({ url }) =>
    url.pathname === '/old' ? redirect('/new') : Response.json({ at: url.pathname }),
  )
  expect(await (await fetch('https://lms.example/old')).json()).toEqual({ at: '/new' })
  expect(resolve).toHaveBeenCalledTimes(1)
  expect(connect).toHaveBeenCalledTimes(2)
})

test.each([
  'https://evil.example/',
  'https://127.0.0.1/',
  'http://lms.example/',
  'https://lms.example:8443/',
  'https://lms.example.evil.example/',
  '//evil.example/',
  'https://[::1',
  'file:///etc/passwd',
])('does not follow a redirect to %s', async (location) => {
  const { connect, fetch } = answering(async () => redirect(location))
  await expect(fetch('https://lms.example/')).rejects.toEqual(code('redirect-refused'))
  expect(connect).toHaveBeenCalledTimes(1)
})

test('does not follow a redirect that carries user info, though its origin is the same', async () => {
  const { connect, fetch } = answering(async () => redirect('https://user:pw@lms.example/'))
  await expect(fetch('https://lms.example/')).rejects.toEqual(code('address-with-credentials'))
  expect(connect).toHaveBeenCalledTimes(1)
})

test('follows at most three redirects, none without location, and none of a POST', async () => {
  const endless = answering(async () => redirect('/again'))
  await expect(endless.fetch('https://lms.example/')).rejects.toEqual(code('redirect-refused'))
  expect(endless.connect).toHaveBeenCalledTimes(4)
  const nowhere = answering(async () => new Response(null, { status: 302 }))
  await expect(nowhere.fetch('https://lms.example/')).rejects.toEqual(code('redirect-refused'))
  const post = answering(async () => redirect('/again', 307))
  const sent = post.fetch('https://lms.example/', { method: 'POST', body: '{}' })
  await expect(sent).rejects.toEqual(code('redirect-refused'))
  expect(post.connect).toHaveBeenCalledTimes(1)
})

test('follows no redirect for whoever wants none, and hands it back to whoever asked to see it', async () => {
  const { connect, fetch } = answering(async () => redirect('/again'))
  await expect(fetch('https://lms.example/', { redirect: 'error' })).rejects.toEqual(code('redirect-refused'))
  expect(connect).toHaveBeenCalledTimes(1)
  expect((await fetch('https://lms.example/', { redirect: 'manual' })).status).toBe(302)
})

const chunks = (sizes: number[], pulled: { count: number } = { count: 0 }) =>
  new ReadableStream<Uint8Array>({
    pull(controller) {
      const size = sizes[pulled.count++]
      if (size === undefined) controller.close()
      else controller.enqueue(new Uint8Array(size))
    },
  })

test('reads up to the bound and not a byte more, whatever length was announced', async () => {
  const within = answering(async () => new Response(chunks([500, 524])), { maxBytes: 1024 })
  expect((await (await within.fetch('https://lms.example/')).arrayBuffer()).byteLength).toBe(1024)
  const pulled = { count: 0 }
  const over = answering(
    async () =>
      new Response(chunks(Array<number>(1000).fill(500), pulled), { headers: { 'content-length': '3' } }),
    { maxBytes: 1024 },
  )
  await expect(over.fetch('https://lms.example/').then((answer) => answer.text())).rejects.toEqual(
    code('answer-too-large'),
  )
  expect(pulled.count).toBeLessThan(10)
})

test('does not begin to read what is announced as too long', async () => {
  const cancelled = vi.fn()
  const body = new ReadableStream({ cancel: cancelled })
  const { fetch } = answering(async () => new Response(body, { headers: { 'content-length': '999999' } }))
  await expect(fetch('https://lms.example/')).rejects.toEqual(code('answer-too-large'))
  expect(cancelled).toHaveBeenCalled()
})

const never = () => new Promise<never>(() => {})

test.each([
  ['name server', { resolve: never }, async () => Response.json({})],
  ['host', {}, never],
  ['body', {}, async () => new Response(new ReadableStream({ pull: never }))],
] as [string, Partial<GuardPorts>, Connect][])(
  'gives up in time on a %s that never answers',
  async (_, ports, respond) => {
    const { fetch } = answering(respond, { ...ports, timeoutMilliseconds: 20 })
    const answer = fetch('https://lms.example/').then((response) => response.text())
    await expect(answer).rejects.toMatchObject({
      code: 'lti.answer-too-slow',
      message: expect.stringContaining('0.02 seconds'),
    })
  },
)

test('ends when its caller ends it', async () => {
  const caller = new AbortController()
  const { fetch } = answering(never)
  const answer = fetch('https://lms.example/', { signal: caller.signal })
  caller.abort(new Error('enough'))
  await expect(answer).rejects.toThrow('enough')
})
