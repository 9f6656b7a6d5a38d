import { setTimeout } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import type { ServiceFetch } from './http-attempt.ts'
import type { ExchangePorts } from './http-exchange.ts'
import { platformConnections, type ServiceRequest } from './platform-connection.ts'
import { moodleRegistration, moodleServices, recordedMoodle } from './recorded-moodle.ts'
import type { ServiceTokens } from './service-tokens.ts'
import type { ServiceToken } from './token-request.ts'

const mediaType = 'application/vnd.example+json'
const request: ServiceRequest = {
  method: 'GET',
  url: new URL('https://lms.example/service?a=1'),
  scopes: ['scope-1'],
  accept: mediaType,
}

/** A platform that answers these in turn, the last one ever after; no time passes between attempts. */
function answering(answers: (Response | Error | ServiceFetch)[], ports: Partial<ExchangePorts> = {}) {
  const waits: number[] = []
  const given: ServiceToken[] = []
  const dropped = new Set<ServiceToken>()
  const tokens: ServiceTokens = {
    async tokenFor(_registration, scopes) {
      const usable = given.find((token) => !dropped.has(token))
      if (usable) return usable
      const token = { value: `secret-${given.length + 1}`, scopes, expiresAt: new Date('2100-01-01') }
      given.push(token)
      return token
    },
    drop: (token) => void dropped.add(token),
  }
  const queue = [...answers]
  const fetch = vi.fn<ServiceFetch>(async (url, init) => {
    const answer = queue.length > 1 ? queue.shift()! : queue[0]!
    if (answer instanceof Error) throw answer
    return typeof answer === 'function' ? answer(url, init) : answer.clone()
  })
  const connect = platformConnections({
    tokens,
    fetch,
    now: () => new Date('2026-11-22T10:00:00Z'),
    wait: async (milliseconds) => waits.push(milliseconds),
    random: () => 0,
    ...ports,
  })
  return { ...connect(moodleRegistration, 'deployment-1'), fetch, waits, given }
}

const failing = (status: number, headers: Record<string, string> = {}) =>
  new Response('', { status, headers })
const networkFault = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 192.0.2.1:443') })

test('sends exactly the media types, who we are, and the token', async () => {
  const { call, fetch } = answering([Response.json({ fine: true })])
  const answer = await call({ ...request, method: 'POST', contentType: mediaType, body: () => ({ a: 'é' }) })
  expect(answer.json()).toEqual({ fine: true })
  const [url, init] = fetch.mock.calls[0]!
  expect(url).toBe('https://lms.example/service?a=1')
  expect(init).toMatchObject({ method: 'POST', body: '{"a":"é"}', redirect: 'manual' })
  expect(Object.fromEntries(new Request(url, init).headers)).toEqual({
    accept: mediaType,
    'content-type': mediaType,
    authorization: 'Bearer secret-1',
    'user-agent': 'Lectern LTI',
  })
})

test('a 401 costs the token and gets one more chance with another', async () => {
  const { call, fetch, given } = answering([failing(401), Response.json({})])
  await call(request)
  expect(fetch.mock.calls.map(([, { headers }]) => new Headers(headers).get('authorization'))).toEqual([
    'Bearer secret-1',
    'Bearer secret-2',
  ])
  const stubborn = answering([failing(401)])
  await expect(stubborn.call(request)).rejects.toMatchObject({ code: 'lti.service-unauthorized' })
  expect(stubborn.fetch).toHaveBeenCalledTimes(2)
  expect(given).toHaveLength(2)
})

test('waits faults out, longer each time', async () => {
  const { call, waits } = answering([failing(503), failing(500), networkFault, Response.json({})])
  await call(request)
  expect(waits).toEqual([250, 500, 1000])
})

test('jitter spreads those who wait', async () => {
  const { call, waits } = answering([failing(503), failing(503), Response.json({})], { random: () => 1 })
  await call(request)
  expect(waits).toEqual([500, 1000])
})

test.each([
  { what: 'in seconds', retryAfter: '7', waited: 7250 },
  { what: 'as a date', retryAfter: 'Sun, 22 Nov 2026 10:00:12 GMT', waited: 12_250 },
  { what: 'as a date in the past', retryAfter: 'Sun, 22 Nov 2026 09:00:00 GMT', waited: 250 },
  { what: 'as nonsense', retryAfter: 'later', waited: 250 },
])('honours Retry-After $what', async ({ retryAfter, waited }) => {
  const { call, waits } = answering([failing(429, { 'retry-after': retryAfter }), Response.json({})])
  await call(request)
  expect(waits).toEqual([waited])
})

test('asked to stay away for longer than it waits, it says for how long instead', async () => {
  const { call, fetch, waits } = answering([failing(429, { 'retry-after': '3600' })])
  await expect(call(request)).rejects.toMatchObject({
    code: 'lti.service-unavailable',
    details: { status: 429, attempts: 1, retryAfterSeconds: 3600 },
  })
  expect(fetch).toHaveBeenCalledTimes(1)
  expect(waits).toEqual([])
})

test('gives up after four attempts, in the words of the platform or of the network', async () => {
  const down = answering([
    new Response('<title>Down for maintenance</title>', { status: 503, statusText: 'Sorry' }),
  ])
  await expect(down.call(request)).rejects.toMatchObject({
    kind: 'upstream',
    code: 'lti.service-unavailable',
    details: { words: '503 Sorry: Down for maintenance', attempts: 4 },
  })
  expect(down.fetch).toHaveBeenCalledTimes(4)
  await expect(answering([networkFault]).call(request)).rejects.toMatchObject({
    code: 'lti.service-unreachable',
    message: expect.stringContaining('ECONNREFUSED'),
  })
})

test('does not repeat what might then be done twice, unless the platform says that nothing was done', async () => {
  const create: ServiceRequest = { ...request, method: 'POST', contentType: mediaType, body: () => ({}) }
  for (const fault of [networkFault, failing(500), failing(502)]) {
    const { call, fetch } = answering([fault, Response.json({})])
    await expect(call(create)).rejects.toMatchObject({ details: { attempts: 1 } })
    expect(fetch).toHaveBeenCalledTimes(1)
  }
  for (const fault of [failing(429), failing(503)])
    await expect(answering([fault, Response.json({})]).call(create)).resolves.toBeDefined()
  for (const fault of [networkFault, failing(500)])
    await expect(
      answering([fault, Response.json({})]).call({ ...create, repeatable: true }),
    ).resolves.toBeDefined()
})

test('an answer that is no fault is not asked for again', async () => {
  for (const status of [400, 404, 409, 422, 501]) {
    const { call, fetch } = answering([failing(status)])
    await expect(call(request)).rejects.toMatchObject({ details: { status } })
    expect(fetch).toHaveBeenCalledTimes(1)
  }
})

test('gives up on a silent platform in time', async () => {
  const silent: ServiceFetch = async (_url, { signal }) => {
    await setTimeout(60_000, undefined, { signal: signal! })
    throw new Error('not reached')
  }
  // What fetch throws when its signal fires is the signal's reason.
  const aborting: ServiceFetch = (url, init) =>
    silent(url, init).catch(() => Promise.reject(init.signal!.reason))
  await expect(answering([aborting], { timeoutMilliseconds: 1 }).call(request)).rejects.toMatchObject({
    code: 'lti.service-unreachable',
    message: expect.stringContaining('no answer within 0.001 seconds'),
  })
})

test('stops reading an answer that is too large', async () => {
  let sent = 0
  const endless = new ReadableStream({
    pull(controller) {
      sent += 1024 * 1024
      controller.enqueue(new Uint8Array(1024 * 1024))
    },
  })
  await expect(answering([async () => new Response(endless)]).call(request)).rejects.toMatchObject({
    code: 'lti.service-answer-too-large',
  })
  expect(sent).toBeLessThan(20 * 1024 * 1024)
})

const redirect = (location: string, status = 302) => new Response(null, { status, headers: { location } })

test('follows a redirect within the origin, never to another one', async () => {
  const moved = answering([redirect('/moved?b=2'), Response.json({})])
  expect((await moved.call(request)).url.href).toBe('https://lms.example/moved?b=2')
  for (const location of ['https://evil.example/', 'http://lms.example/', '//evil.example/x']) {
    const { call, fetch } = answering([redirect(location), Response.json({})])
    await expect(call(request)).rejects.toMatchObject({ code: 'lti.service-redirected' })
    expect(fetch).toHaveBeenCalledTimes(1)
  }
  const circle = answering([redirect('/again')])
  await expect(circle.call(request)).rejects.toMatchObject({ code: 'lti.service-redirected' })
  expect(circle.fetch).toHaveBeenCalledTimes(4)
})

test('does not let a redirect turn a POST into a GET', async () => {
  const post: ServiceRequest = { ...request, method: 'POST', contentType: mediaType, body: () => ({}) }
  await expect(answering([redirect('/moved')]).call(post)).rejects.toMatchObject({ details: { status: 302 } })
  const kept = answering([redirect('/moved', 307), Response.json({})])
  await kept.call(post)
  expect(kept.fetch.mock.calls[1]![1]).toMatchObject({ method: 'POST', body: '{}' })
})

test.each([
  { status: 403, code: 'lti.service-forbidden' },
  { status: 404, code: 'lti.service-not-found' },
  { status: 400, code: 'lti.service-refused' },
  { status: 304, code: 'lti.service-refused' },
])('$status is $code', async ({ status, code }) => {
  await expect(
    answering([new Response(null, { status, statusText: 'No' })]).call(request),
  ).rejects.toMatchObject({
    kind: 'upstream',
    code,
    details: { status, scopes: ['scope-1'], grantedScopes: ['scope-1'] },
  })
})

test('what is no JSON is refused without being quoted', async () => {
  const answer = await answering([new Response('Sam Student, sam@example.com')]).call(request)
  expect(() => answer.json()).toThrow(
    expect.objectContaining({
      code: 'lti.service-answer-invalid',
      message: expect.not.stringContaining('Sam'),
    }),
  )
  expect(() => answer.json()).not.toThrow(expect.objectContaining({ cause: expect.anything() }))
})

test('no message ever holds the token or the query', async () => {
  const echo: ServiceFetch = async (_url, { headers }) =>
    new Response(JSON.stringify({ message: new Headers(headers).get('authorization') }), { status: 400 })
  const url = new URL('https://lms.example/service?user_id=sam')
  const problem: unknown = await answering([echo])
    .call({ ...request, url })
    .catch((error: unknown) => error)
  expect(problem).toMatchObject({ details: { words: '400: Bearer …' } })
  expect(`${String(problem)} ${JSON.stringify(problem)}`).not.toMatch(/secret-|sam/)
})

test("keeps a real Moodle's own words", async () => {
  const refused = (name: string, accept: string) =>
    recordedMoodle(name).connection.call({
      method: 'GET',
      url: new URL(`${moodleServices}/CourseSection/2/bindings/1/memberships`),
      scopes: [],
      accept,
    })
  await expect(refused('nrps-rlid-unknown', mediaType)).rejects.toMatchObject({
    code: 'lti.service-not-found',
    details: { words: "404 Not Found: LTI link 9999 doesn't exist" },
  })
  await expect(refused('nrps-accept-json', 'application/json')).rejects.toMatchObject({
    code: 'lti.service-refused',
    details: { words: '400 No handler found for /CourseSection/2/bindings/1/memberships application/json' },
  })
})
