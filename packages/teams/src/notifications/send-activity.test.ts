import { beforeEach, describe, expect, test } from 'vitest'
import { tabDeepLink } from '../links/deep-links.ts'
import {
  allRoles,
  anAppDescription,
  graphError,
  personIds,
  signingKeys,
  simulatedApp,
  simulatedMicrosoft,
  tenantIds,
  type CatalogApp,
  type SimulatedMicrosoft,
} from '../testing/index.ts'
import type { Activity } from './activity.ts'
import { sendActivity } from './send-activity.ts'
import { sendToMany } from './send-to-many.ts'

const keys = await signingKeys('https://login.microsoftonline.com/{tenantid}/v2.0')
const { manifestId, activities: declared } = anAppDescription()
const app: CatalogApp = {
  catalogId: '44444444-0001-4001-8001-444444444444',
  manifestId,
  clientId: simulatedApp.clientId,
  activityTypes: declared.map(({ type, templateText }) => ({ type, templateText: templateText.en })),
}
const link = tabDeepLink({ manifestId, entityId: 'catalog', subPageId: 'nudge-7' })
const activity: Activity = {
  type: 'unusedLicence',
  parameters: { appName: 'Desmos' },
  preview: 'Five minutes are enough to try it',
  topic: { kind: 'item', words: 'Desmos', link },
  chainId: 7,
}
let microsoft: SimulatedMicrosoft
beforeEach(async () => {
  microsoft = await simulatedMicrosoft({ keys })
  teamwork().publish(app)
  teamwork().install(personIds.teacher, app)
})
const teamwork = () => microsoft.graph.teamwork(tenantIds.fairview)
const send = (own: Partial<Activity> = {}, personId: string = personIds.teacher) =>
  sendActivity(microsoft.connection(), { personId, manifestId, activity: { ...activity, ...own }, declared })
const failSend = (...faults: Parameters<SimulatedMicrosoft['graph']['failNext']>[1][]) =>
  microsoft.graph.failNext(/POST .*sendActivityNotification/, ...faults)
const answer =
  (status: number, headers = {}) =>
  async () =>
    graphError(status, 'Code', 'Why', headers)

describe('to one person', () => {
  test('arrives in the feed with its words, its preview and the item it leads to', async () => {
    expect(await send()).toEqual({ outcome: 'delivered' })
    expect(teamwork().feed).toEqual([
      {
        personId: personIds.teacher,
        activityType: 'unusedLicence',
        words: 'You have a seat in Desmos',
        preview: 'Five minutes are enough to try it',
        chainId: 7,
        topic: { source: 'text', value: 'Desmos', webUrl: link },
      },
    ])
  })

  test('needs nothing but what came with the installation', async () => {
    microsoft = await simulatedMicrosoft({ keys, roles: [] })
    teamwork().publish(app)
    teamwork().install(personIds.teacher, app)
    expect(await send()).toEqual({ outcome: 'delivered' })
    expect(await send({}, personIds.student)).toEqual({ outcome: 'not-installed' })
  })

  test('leads to the app itself by its installation', async () => {
    expect(await send({ topic: { kind: 'app' } })).toEqual({ outcome: 'delivered' })
    expect(teamwork().feed[0]!.topic).toMatchObject({
      source: 'entityUrl',
      value: expect.stringContaining(`/users/${personIds.teacher}/teamwork/installedApps/`),
    })
  })

  test('goes out in the name of no other app, whichever Graph lists first', async () => {
    const other = {
      id: Buffer.from('other').toString('base64'),
      teamsApp: { id: '44444444-0009-4009-8009-444444444444', externalId: crypto.randomUUID() },
    }
    const own = {
      id: Buffer.from('own').toString('base64'),
      teamsApp: { id: app.catalogId, externalId: manifestId },
    }
    microsoft.graph.failNext(
      /GET .*installedApps/,
      async () => Response.json({ value: [other, own] }),
      async () => Response.json({ value: [other] }),
    )
    expect([await send(), await send()]).toEqual([{ outcome: 'delivered' }, { outcome: 'not-installed' }])
  })

  test('replaces the earlier notice of its chain', async () => {
    await send()
    await send({ parameters: { appName: 'Kami' } })
    expect(teamwork().feed.map(({ words }) => words)).toEqual(['You have a seat in Kami'])
  })

  test('is not sent to somebody who does not have the app', async () => {
    expect(await send({}, personIds.student)).toEqual({ outcome: 'not-installed' })
    expect(teamwork().refused).toEqual([])
  })

  test('tells who removed the app meanwhile from who switched it off', async () => {
    teamwork().block(personIds.teacher)
    expect(await send()).toEqual({ outcome: 'blocked' })
    failSend(async (original) => (teamwork().uninstall(personIds.teacher), original()))
    expect(await send()).toEqual({ outcome: 'not-installed' })
  })

  test('is gone when nobody of that id is left', async () => {
    teamwork().forgetPerson(personIds.teacher)
    expect(await send()).toEqual({ outcome: 'gone' })
  })

  test('waits for nobody: a throttled send says when to come again', async () => {
    failSend(answer(429, { 'retry-after': '90' }))
    const inNinety = new Date(microsoft.now().getTime() + 90_000)
    expect(await send()).toEqual({ outcome: 'retry-at', retryAt: inNinety })
    // The whole app is asked for patience, so the next one is not even tried.
    microsoft.secondsPass(30)
    const asked = microsoft.graph.requests.length
    expect(await send()).toEqual({ outcome: 'retry-at', retryAt: inNinety })
    expect([microsoft.graph.requests.length, microsoft.waits]).toEqual([asked, []])
  })

  test('a lost answer is asked for again only where a repetition replaces the first', async () => {
    failSend(answer(504), answer(504), answer(504, { 'retry-after': '90' }))
    expect(await send()).toMatchObject({ outcome: 'refused', problem: { code: 'teams.graph-unavailable' } })
    await expect(send({ chainId: undefined })).rejects.toMatchObject({ code: 'teams.graph-unavailable' })
    expect(await send()).toMatchObject({ outcome: 'retry-at' })
  })

  test.each([
    [
      'an activity that Graph does not take',
      /POST .*sendActivityNotification/,
      400,
      'teams.activity-refused',
    ],
    ['an account whose apps cannot be read', /GET .*installedApps/, 400, 'teams.graph-refused'],
    ['an account over which Graph fails', /GET .*installedApps/, 500, 'teams.graph-unavailable'],
  ])('%s is one person’s matter', async (_what, call, status, code) => {
    microsoft.graph.failNext(call, answer(status))
    expect(await send()).toMatchObject({ outcome: 'refused', problem: { code } })
    expect(await send()).toEqual({ outcome: 'delivered' })
  })

  test('a Graph that is away is everybody’s matter', async () => {
    failSend(async () => Promise.reject(new TypeError('fetch failed')))
    expect(await send()).toMatchObject({ outcome: 'retry-at' })
  })

  test('two apps of one client id are for an administrator to part, unless the catalog id tells them apart', async () => {
    teamwork().publish({ ...app, catalogId: '44444444-0002-4002-8002-444444444444', manifestId: 'dev' })
    expect(await send()).toEqual({ outcome: 'delivered' })
    failSend(answer(409))
    await expect(send()).rejects.toMatchObject({ kind: 'conflict', code: 'teams.activity-app-ambiguous' })
  })
})

describe('before anything is sent', () => {
  test.each<[string, Partial<Activity>, string]>([
    ['a type that the manifest does not declare', { type: 'other' }, 'teams.activity-undeclared'],
    ['the type of Teams itself', { type: 'systemDefault' }, 'teams.activity-undeclared'],
    ['a missing parameter', { parameters: {} }, 'teams.activity-parameters'],
    ['an empty parameter', { parameters: { appName: ' ' } }, 'teams.activity-parameters'],
    ['an endless parameter', { parameters: { appName: 'x'.repeat(300) } }, 'teams.activity-parameters'],
    ['a parameter too many', { parameters: { appName: 'x', actor: 'y' } }, 'teams.activity-parameters'],
    [
      'a link that leads out of Teams',
      { topic: { kind: 'item', words: 'x', link: 'https://teams.microsoft.com.evil.example/l/' } },
      'teams.activity-topic',
    ],
    ['half a chain', { chainId: 0.5 }, 'teams.activity-chain'],
  ])('refuses %s', async (_what, own, code) => {
    await expect(send(own)).rejects.toMatchObject({ code })
    expect(teamwork().feed).toEqual([])
  })
})

describe('to many', () => {
  const many = Array.from(
    { length: 250 },
    (_, index) => `aaaaaaaa-0009-4009-8009-${String(index).padStart(12, '0')}`,
  )
  const sendMany = (own: { personIds?: string[]; activity?: Activity } = {}) =>
    sendToMany(microsoft.connection(), {
      personIds: many,
      catalogId: app.catalogId,
      activity,
      declared,
      ...own,
    })

  test('goes out a hundred at a time, each step when it is asked for', async () => {
    for (const personId of many) teamwork().install(personId, app)
    const outcomes = sendMany()
    expect((await outcomes.next()).value).toMatchObject({ outcome: 'accepted' })
    expect(teamwork().feed).toHaveLength(100)
    const sizes: number[] = []
    for await (const { outcome, personIds } of outcomes) {
      expect(outcome).toBe('accepted')
      sizes.push(personIds.length)
      microsoft.secondsPass(1)
    }
    expect(sizes).toEqual([100, 50])
    expect(new Set(teamwork().feed.map(({ personId }) => personId)).size).toBe(250)
  })

  test('stops where the tenant did not grant it', async () => {
    microsoft = await simulatedMicrosoft({
      keys,
      roles: allRoles.filter((role) => role !== 'TeamsActivity.Send'),
    })
    const outcomes = []
    for await (const { outcome } of sendMany()) outcomes.push(outcome)
    expect(outcomes).toEqual(['not-granted'])
  })

  test('says of which hundred Graph takes none', async () => {
    failSend(answer(400))
    const outcomes = []
    for await (const { outcome } of sendMany()) {
      outcomes.push(outcome)
      microsoft.secondsPass(1)
    }
    expect(outcomes).toEqual(['refused', 'accepted', 'accepted'])
  })

  test('says per hundred when to come again', async () => {
    failSend(answer(429, { 'retry-after': '20' }))
    const outcomes = []
    for await (const { outcome } of sendMany()) {
      outcomes.push(outcome)
      microsoft.secondsPass(21)
    }
    expect(outcomes).toEqual(['retry-at', 'accepted', 'accepted'])
  })

  test('comes with a fresh token when the one it has ends too soon, once', async () => {
    failSend(answer(412))
    expect((await sendMany({ personIds: many.slice(0, 3) }).next()).value).toMatchObject({
      outcome: 'accepted',
    })
    expect(microsoft.entra.requests).toHaveLength(2)
    microsoft.secondsPass(1)
    failSend(answer(412), answer(412))
    await expect(sendMany().next()).rejects.toMatchObject({ code: 'teams.activity-token-short' })
  })

  test('names nobody twice, and nobody who has no id', async () => {
    const [one] = many
    const { value } = await sendMany({ personIds: [one!, one!] }).next()
    expect(value).toMatchObject({ personIds: [one] })
    await expect(sendMany({ personIds: ['tara@fairview.example'] }).next()).rejects.toMatchObject({
      code: 'teams.activity-recipients',
    })
  })

  test('has the app in the catalog as its topic', async () => {
    teamwork().install(many[0]!, app)
    const step = sendMany({ personIds: many.slice(0, 1), activity: { ...activity, topic: { kind: 'app' } } })
    await step.next()
    expect(teamwork().feed[0]!.topic).toMatchObject({
      value: `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${app.catalogId}`,
    })
  })
})
