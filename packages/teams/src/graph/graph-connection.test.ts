import { beforeEach, expect, test, vi } from 'vitest'
import {
  graphError,
  signingKeys,
  simulatedApp,
  simulatedMicrosoft,
  tenantIds,
  type SimulatedMicrosoft,
} from '../testing/index.ts'
import type { EntraToken } from '../entra/read-entra-answer.ts'
import { personCaller } from './graph-callers.ts'
import { graphConnections, type GraphConnection } from './graph-connection.ts'

const keys = await signingKeys('https://login.microsoftonline.com/{tenantid}/v2.0')
let microsoft: SimulatedMicrosoft
let connection: GraphConnection
beforeEach(async () => {
  microsoft = await simulatedMicrosoft({ keys })
  connection = microsoft.connection()
})
const classes = () => connection.call({ path: '/education/classes' })
const throttled = (seconds: number | string) => async () =>
  graphError(429, 'TooManyRequests', 'Too many requests.', { 'retry-after': String(seconds) })
const neverAnswers: typeof fetch = (_address, init) =>
  new Promise((_, reject) => init!.signal!.addEventListener('abort', () => reject(init!.signal!.reason)))
const asked = () => microsoft.graph.requests.length

test('calls Graph in the name of the app', async () => {
  await expect(classes()).resolves.toMatchObject({ status: 200, body: { value: [{}, {}] } })
})

test('waits as long as Graph asks, then goes on', async () => {
  microsoft.graph.failNext(/./, throttled(7))
  await expect(classes()).resolves.toMatchObject({ status: 200 })
  expect(microsoft.waits).toEqual([7500])
})

test('keeps every call of the app in that tenant away meanwhile, and no other tenant', async () => {
  microsoft.entra.consents.grantForTenant(tenantIds.elsewhere, { roles: ['EduRoster.Read.All'] })
  microsoft.graph.failNext(/./, throttled(120))
  await expect(classes()).rejects.toMatchObject({
    code: 'teams.graph-throttled',
    details: { retryAfterSeconds: 120 },
  })
  microsoft.secondsPass(20)
  await expect(connection.call({ path: '/education/schools' })).rejects.toMatchObject({
    kind: 'too-many',
    code: 'teams.graph-throttled',
    details: { retryAfterSeconds: 100 },
  })
  expect(asked()).toBe(1)
  await expect(
    microsoft.connection(tenantIds.elsewhere).call({ path: '/education/classes' }),
  ).resolves.toMatchObject({ status: 200 })
  microsoft.secondsPass(100)
  await expect(classes()).resolves.toMatchObject({ status: 200 })
})

test('understands a date as Retry-After', async () => {
  const end = new Date(Math.ceil(microsoft.now().getTime() / 1000) * 1000 + 9_000)
  microsoft.graph.failNext(/./, throttled(end.toUTCString()))
  await classes()
  expect(microsoft.waits[0]).toBeGreaterThanOrEqual(9_000)
})

test('gives up after four attempts, each wait longer than the last', async () => {
  microsoft.graph.failNext(
    /./,
    ...Array.from({ length: 4 }, () => async () => graphError(503, 'ServiceUnavailable', '')),
  )
  await expect(classes()).rejects.toMatchObject({ code: 'teams.graph-unavailable', details: { attempts: 4 } })
  expect(microsoft.waits).toEqual([500, 1000, 2000])
})

test('does nothing twice when the answer to a change was lost', async () => {
  microsoft.graph.failNext(/POST/, async (answer) => (await answer(), graphError(504, 'Timeout', '')))
  await expect(
    connection.call({ method: 'POST', path: '/teamwork/sendActivityNotificationToRecipients', body: {} }),
  ).rejects.toMatchObject({ code: 'teams.graph-unavailable', details: { attempts: 1 } })
  expect(asked()).toBe(1)
})

test('an impatient call is tried once', async () => {
  microsoft.graph.failNext(/./, throttled(1))
  await expect(connection.call({ path: '/education/classes', impatient: true })).rejects.toMatchObject({
    details: { retryAfterSeconds: 1 },
  })
  expect([asked(), microsoft.waits.length]).toEqual([1, 0])
})

test('waits for nothing that is over only after the deadline of whoever waits for a page', async () => {
  const inTime = (seconds: number) => {
    const deadline = new Date(microsoft.now().getTime() + seconds * 1000)
    return microsoft.connection(tenantIds.fairview, { deadline }).call({ path: '/education/classes' })
  }
  const unavailable = async () => graphError(503, 'ServiceUnavailable', '')
  microsoft.graph.failNext(/./, throttled(7), unavailable, unavailable)
  await expect(inTime(9)).rejects.toMatchObject({
    code: 'teams.graph-unavailable',
    details: { attempts: 3 },
  })
  expect(microsoft.waits).toEqual([7500, 1000])
  microsoft.graph.failNext(/./, throttled(10))
  for (const _ of ['asked for patience', 'has not got it yet'])
    await expect(inTime(8)).rejects.toMatchObject({ code: 'teams.graph-throttled' })
  expect(microsoft.waits).toHaveLength(2)
})

test('gives up on an answer that is not there by the deadline', async () => {
  const deadline = new Date(microsoft.now().getTime() + 100)
  const { call } = graphConnections({ fetch: neverAnswers, now: microsoft.now })(
    { clientId: simulatedApp.clientId, tenantId: tenantIds.fairview, token: async () => 'token' },
    { deadline },
  )
  await expect(call({ path: '/education/classes' })).rejects.toMatchObject({
    code: 'teams.graph-unreachable',
    message: expect.stringContaining('no answer within 0.1 seconds'),
    details: { attempts: 1 },
  })
})

test('gets another token, once, when Graph refuses the one it has', async () => {
  microsoft.graph.failNext(/./, async () => graphError(401, 'InvalidAuthenticationToken', 'Lifetime.'))
  await expect(classes()).resolves.toMatchObject({ status: 200 })
  expect(microsoft.entra.requests).toHaveLength(2)
  const refused = async () => graphError(401, 'InvalidAuthenticationToken', 'Lifetime.')
  microsoft.graph.failNext(/./, refused, refused)
  await expect(classes()).rejects.toMatchObject({ code: 'teams.graph-unauthorized' })
})

test('hands on a claims challenge', async () => {
  const claims = '{"access_token":{"nbf":{"essential":true}}}'
  const challenge = `Bearer realm="", error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`
  const refused = async () =>
    graphError(401, 'InvalidAuthenticationToken', 'CAE', { 'www-authenticate': challenge })
  microsoft.graph.failNext(/./, refused, refused)
  await expect(classes()).rejects.toMatchObject({ code: 'teams.graph-claims-challenge', details: { claims } })
})

test('asks in the name of a person once more, with a token that has what Graph wants to see', async () => {
  const claims = '{"access_token":{"nbf":{"essential":true}}}'
  const header = `Bearer error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`
  const token = (value: string) => ({ value, scopes: [], expiresAt: new Date() })
  const renew = vi.fn<(claims?: string) => Promise<EntraToken>>(async () => token('second'))
  const sent: (string | null)[] = []
  const fetch = async (_url: string, init: RequestInit) => {
    sent.push(new Headers(init.headers).get('authorization'))
    return sent.length === 1
      ? graphError(401, 'InvalidAuthenticationToken', 'CAE', { 'www-authenticate': header })
      : Response.json({})
  }
  const person = graphConnections({ fetch })(
    personCaller(simulatedApp, tenantIds.fairview, token('first'), renew),
  )
  await person.call({ path: '/me' })
  await person.call({ path: '/me' })
  expect(sent).toEqual(['Bearer first', 'Bearer second', 'Bearer second'])
  expect(renew.mock.calls).toEqual([[claims]])
})

test.each([
  [400, 'teams.graph-refused'],
  [403, 'teams.graph-forbidden'],
  [404, 'teams.graph-not-found'],
  [409, 'teams.graph-conflict'],
  [410, 'teams.graph-gone'],
  [302, 'teams.graph-redirected'],
])('answers of status %i are refused as %s, with the words and the request id', async (status, code) => {
  microsoft.graph.failNext(/./, async () => graphError(status, 'Code', 'Why it is so'))
  await expect(classes()).rejects.toMatchObject({
    code,
    details: { graphCode: 'Code', words: 'Why it is so', requestId: expect.stringMatching(/^[\w-]{36}$/) },
  })
})

test('lacking a permission is told in the words of Graph', async () => {
  const poor = await simulatedMicrosoft({ keys, roles: [] })
  await expect(poor.connection().call({ path: '/education/classes' })).rejects.toMatchObject({
    code: 'teams.graph-forbidden',
    message: expect.stringContaining('Insufficient privileges'),
  })
})

test('repeats no address of a person and no token in a refusal', async () => {
  const token = 'e'.repeat(60)
  microsoft.graph.failNext(/./, async () => graphError(403, 'Denied', `tara@fairview.example has ${token}`))
  const problem = await classes().catch((error: unknown) => error as Error)
  expect(JSON.stringify([problem, (problem as Error).message])).not.toMatch(/tara|eeeee/)
})

test.each([
  ['another host', 'https://graph.evil.example/v1.0/education/classes'],
  ['another scheme', 'http://graph.microsoft.com/v1.0/education/classes'],
  ['another port', 'https://graph.microsoft.com:8443/v1.0/education/classes'],
  ['another version', 'https://graph.microsoft.com/beta/education/classes'],
  ['no address', 'next'],
])('sends its token to no link that leads to %s', async (_what, link) => {
  await expect(connection.call({ path: { link } })).rejects.toMatchObject({
    code: 'teams.graph-link-foreign',
  })
  expect(asked()).toBe(0)
})

test('reads no endless answer, and says when Graph cannot be reached', async () => {
  const answering = (respond: () => Promise<Response>) =>
    graphConnections({ fetch: vi.fn<typeof fetch>(respond), wait: async () => undefined })({
      clientId: simulatedApp.clientId,
      tenantId: tenantIds.fairview,
      token: async () => 'token',
    }).call({ path: '/me' })
  await expect(answering(async () => new Response('x'.repeat(9 * 1024 * 1024)))).rejects.toMatchObject({
    code: 'teams.graph-unreachable',
    message: expect.stringContaining('8192 KiB'),
  })
  const refused = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 192.0.2.1:443') })
  await expect(answering(() => Promise.reject(refused))).rejects.toMatchObject({
    message: expect.stringContaining('ECONNREFUSED'),
  })
})
