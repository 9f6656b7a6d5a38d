import { beforeEach, expect, test } from 'vitest'
import {
  classIds,
  graphError,
  signingKeys,
  simulatedApp,
  simulatedMicrosoft,
  tenantIds,
  type SimulatedMicrosoft,
} from '../testing/index.ts'
import { graphBatch, type BatchItem } from './batch.ts'
import { appCaller } from './graph-callers.ts'
import { graphConnections } from './graph-connection.ts'

const keys = await signingKeys('https://login.microsoftonline.com/{tenantid}/v2.0')
let microsoft: SimulatedMicrosoft
beforeEach(async () => void (microsoft = await simulatedMicrosoft({ keys })))
const batch = (items: BatchItem[]) => graphBatch(microsoft.connection(), items)
const many = (count: number): BatchItem[] =>
  Array.from({ length: count }, (_, index) => ({ id: `item-${index}`, path: '/education/schools' }))
const throttled = (seconds: number) => async () =>
  graphError(429, 'TooManyRequests', '', { 'retry-after': String(seconds) })

test('sends twenty at a time and answers each by its id, whatever their order', async () => {
  const outcomes = await batch([
    { id: 'biology', path: `/education/classes/${classIds.biology}/teachers` },
    ...many(44),
  ])
  expect(outcomes.size).toBe(45)
  expect([...outcomes.values()].every(({ outcome }) => outcome === 'answered')).toBe(true)
  expect(outcomes.get('biology')).toMatchObject({
    status: 200,
    body: { value: [{ primaryRole: 'teacher' }] },
  })
})

test('what fails leaves the others alone', async () => {
  const outcomes = await batch([
    { id: 'good', path: '/education/schools' },
    { id: 'bad', path: `/education/classes/${crypto.randomUUID()}/members` },
  ])
  expect(outcomes.get('good')).toMatchObject({ outcome: 'answered' })
  expect(outcomes.get('bad')).toMatchObject({
    outcome: 'refused',
    status: 404,
    problem: { code: 'teams.graph-not-found' },
  })
})

test('sends only the throttled items again, after the longest of their waits', async () => {
  microsoft.graph.failNext(/schools/, throttled(3), throttled(9))
  const outcomes = await batch(many(4))
  expect([...outcomes.values()].every(({ outcome }) => outcome === 'answered')).toBe(true)
  expect(microsoft.waits).toEqual([9000])
  expect(microsoft.graph.requests).toHaveLength(4 + 2)
})

test('hands back when to come again where Graph wants more patience than a process has', async () => {
  microsoft.graph.failNext(/schools/, throttled(300))
  const outcomes = await batch(many(2))
  expect([...outcomes.values()]).toContainEqual({
    outcome: 'retry-at',
    retryAt: new Date(microsoft.now().getTime() + 300_000),
  })
  expect(microsoft.waits).toEqual([])
})

test('gives up on an item that is throttled again and again', async () => {
  microsoft.graph.failNext(/schools/, ...Array.from({ length: 9 }, () => throttled(1)))
  expect((await batch(many(1))).get('item-0')).toMatchObject({ outcome: 'retry-at' })
  expect(microsoft.graph.requests).toHaveLength(4)
})

test('a change whose answer was lost is not sent twice', async () => {
  microsoft.graph.failNext(/POST/, async () => graphError(504, 'Timeout', ''))
  const outcomes = await batch([
    { id: 'send', method: 'POST', path: '/teamwork/sendActivityNotificationToRecipients', body: {} },
  ])
  expect(outcomes.get('send')).toMatchObject({ outcome: 'refused', status: 504 })
})

test('says of an item that Graph did not answer that nothing is known', async () => {
  const { fetch } = microsoft.graph
  const forgetful: typeof fetch = async (address, init) => {
    const answer = await fetch(address, init)
    const { responses } = (await answer.json()) as { responses: unknown[] }
    return Response.json({ responses: responses.slice(1) })
  }
  const connection = graphConnections({ fetch: forgetful })(
    appCaller(simulatedApp, tenantIds.fairview, microsoft.tokens),
  )
  const outcomes = await graphBatch(connection, many(2))
  expect([...outcomes.values()].map(({ outcome }) => outcome).sort()).toEqual(['answered', 'unanswered'])
})

test.each([
  [
    'an id twice',
    [
      { id: 'a', path: '/x' },
      { id: 'a', path: '/y' },
    ],
  ],
  ['a whole address', [{ id: 'a', path: 'https://graph.microsoft.com/v1.0/me' }]],
  ['another host', [{ id: 'a', path: '//evil.example/me' }]],
])('refuses %s, and nothing is sent', async (_what, items) => {
  await expect(batch(items)).rejects.toMatchObject({ code: 'teams.batch-invalid' })
  expect(microsoft.graph.requests).toEqual([])
})
