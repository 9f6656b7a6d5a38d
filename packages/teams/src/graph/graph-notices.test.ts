import { beforeEach, expect, test, vi } from 'vitest'
import {
  classIds,
  signingKeys,
  simulatedMicrosoft,
  tenantIds,
  type SimulatedMicrosoft,
} from '../testing/index.ts'
import { answerHandshake, readNotices, type ReceivedNotices } from './graph-notices.ts'
import {
  createSubscription,
  removeSubscription,
  renewSubscription,
  type NewSubscription,
} from './subscriptions.ts'

const keys = await signingKeys('https://login.microsoftonline.com/{tenantid}/v2.0')
const clientState = 'a secret of this subscription'
const wanted: NewSubscription = {
  area: 'groups',
  resource: 'groups',
  changeType: 'updated,deleted',
  notificationUrl: 'https://tool.example/teams/notifications',
  lifecycleNotificationUrl: 'https://tool.example/teams/notifications',
  clientState,
}
type Known = { clientState: string; tenantId: string }
let microsoft: SimulatedMicrosoft
let received: ReceivedNotices<Known>[]
let handshakes: string[]
const known = new Map<string, Known>()

/** What a server does with the address that Graph calls. */
async function receive(url: URL, body: string | undefined): Promise<Response> {
  const handshake = answerHandshake(url.searchParams)
  if (handshake) {
    handshakes.push(url.href)
    return new Response(handshake.body, { headers: { 'content-type': handshake.contentType } })
  }
  received.push(await readNotices(JSON.parse(body!), (id) => known.get(id)))
  return new Response(null, { status: 202 })
}
beforeEach(async () => {
  received = []
  handshakes = []
  microsoft = await simulatedMicrosoft({ keys, deliver: receive })
})

async function subscribed() {
  const subscription = await createSubscription(microsoft.connection(), wanted)
  known.set(subscription.id, { clientState, tenantId: tenantIds.fairview })
  return subscription
}

test('subscribes for as long as Graph allows, and Graph shakes hands with both addresses', async () => {
  const { expiresAt } = await subscribed()
  expect(expiresAt.getTime() - microsoft.now().getTime()).toBe(41_760 * 60_000)
  expect(handshakes).toHaveLength(2)
})

test('is not subscribed when the handshake fails', async () => {
  const deaf = await simulatedMicrosoft({ keys, deliver: async () => new Response('', { status: 200 }) })
  await expect(createSubscription(deaf.connection(), wanted)).rejects.toMatchObject({
    code: 'teams.graph-refused',
    message: expect.stringContaining('validation'),
  })
})

test('is not subscribed when the handshake takes longer than ten seconds', async () => {
  const slow = await simulatedMicrosoft({
    keys,
    deliver: async (url, body) => (slow.secondsPass(11), receive(url, body)),
  })
  await expect(createSubscription(slow.connection(), wanted)).rejects.toMatchObject({
    code: 'teams.graph-refused',
  })
})

test('a notice that was answered too late comes again, and reads the same', async () => {
  let seconds = 0
  const slow = await simulatedMicrosoft({
    keys,
    deliver: async (url, body) => (slow.secondsPass(seconds), receive(url, body)),
  })
  const { id } = await createSubscription(slow.connection(), wanted)
  known.set(id, { clientState, tenantId: tenantIds.fairview })
  seconds = 4
  await slow.graph.notify(id, { changeType: 'updated', resource: 'groups/x' })
  seconds = 0
  await slow.graph.redeliver()
  expect(received).toHaveLength(2)
  expect(received[0]).toEqual(received[1])
  expect(slow.graph.undelivered).toEqual([])
})

test('renews and removes; what is gone already is gone', async () => {
  const { id, expiresAt } = await subscribed()
  microsoft.secondsPass(86_400)
  const renewed = await renewSubscription(microsoft.connection(), { id, area: 'groups' })
  expect(renewed.expiresAt.getTime() - expiresAt.getTime()).toBe(86_400_000)
  await removeSubscription(microsoft.connection(), id)
  await removeSubscription(microsoft.connection(), id)
  expect(microsoft.graph.subscriptions.size).toBe(0)
  await expect(renewSubscription(microsoft.connection(), { id, area: 'groups' })).rejects.toMatchObject({
    code: 'teams.graph-not-found',
  })
})

test('reads a change as a hint', async () => {
  const { id } = await subscribed()
  await microsoft.graph.notify(id, {
    changeType: 'updated',
    resource: `groups/${classIds.biology}`,
    resourceData: { id: classIds.biology },
  })
  expect(received).toMatchObject([
    {
      notices: [{ kind: 'change', changeType: 'updated', resourceId: classIds.biology }],
      unproved: 0,
    },
  ])
})

test.each(['reauthorizationRequired', 'subscriptionRemoved', 'missed'])(
  'reads the lifecycle event %s',
  async (event) => {
    const { id } = await subscribed()
    await microsoft.graph.notify(id, { lifecycleEvent: event })
    expect(received).toMatchObject([{ notices: [{ kind: 'lifecycle', event }] }])
  },
)

test.each([
  ['another secret', { clientState: 'a secret of that subscription' }],
  ['a part of the secret', { clientState: clientState.slice(0, -1) }],
  ['no secret', { clientState: undefined }],
  ['an object as secret', { clientState: {} }],
  ['another tenant', { tenantId: tenantIds.elsewhere }],
  ['a subscription that nobody made', { subscriptionId: crypto.randomUUID() }],
  ['a lifecycle event that does not exist', { lifecycleEvent: 'everythingDeleted' }],
])('drops a notice with %s, and goes on', async (_what, forged) => {
  const { id } = await subscribed()
  await microsoft.graph.notify(id, { changeType: 'updated', resource: 'groups/x', ...forged })
  expect(received).toEqual([{ notices: [], unproved: 1 }])
})

test('looks for a subscription once, and for nothing that is no id', async () => {
  const { id } = await subscribed()
  const find = vi.fn<(id: string) => Known | undefined>((one) => known.get(one))
  const item = { subscriptionId: id, clientState, tenantId: tenantIds.fairview, resource: 'groups/x' }
  const { notices, unproved } = await readNotices(
    { value: [item, item, { subscriptionId: "' or 1=1" }, null] },
    find,
  )
  expect([notices.length, unproved, find.mock.calls]).toEqual([2, 2, [[id]]])
})

test('answers a replayed handshake the same, and nothing comes of it', async () => {
  await subscribed()
  const before = microsoft.graph.subscriptions.size
  const [address] = handshakes
  const answers = [1, 2].map(() => answerHandshake(new URL(address!).searchParams))
  expect(answers[0]).toEqual(answers[1])
  expect(answers[0]!.body).toMatch(/^Validation: Testing/)
  expect([microsoft.graph.subscriptions.size, received.length]).toEqual([before, 0])
})

test('a handshake never answers markup, two tokens or a book', () => {
  for (const query of [
    'validationToken=%3Cscript%3E',
    'validationToken=',
    'validationToken=a&validationToken=b',
    `validationToken=${'x'.repeat(3000)}`,
    'validationToken=a%0d%0ab',
  ])
    expect(() => answerHandshake(new URLSearchParams(query))).toThrow(
      expect.objectContaining({ code: 'teams.handshake-malformed' }),
    )
  expect(answerHandshake(new URLSearchParams('other=1'))).toBeUndefined()
})

test.each([[undefined], [null], [5], [{}], [{ value: {} }], [{ value: Array.from({ length: 1001 }) }]])(
  'refuses %j as no notices',
  async (body) => {
    await expect(readNotices(body, () => undefined)).rejects.toMatchObject({
      code: 'teams.notices-malformed',
    })
  },
)
