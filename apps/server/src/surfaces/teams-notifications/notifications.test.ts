import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { channelState } from '@lectern/nudges'
import { graphError, personIds } from '@lectern/teams/testing'
import { decideListing } from '@lectern/catalog'
import { switchFeature, teamsReach } from '@lectern/tenancy'
import { deliverNudgesJob } from '../../jobs/nudge-jobs.ts'
import { bearerOf } from '../../testing/browser-launch.ts'
import { bulkRoles, notifiedTeams, type NotifiedTeams } from '../../testing/notified-teams.ts'
import type { LaunchedTab } from '../../testing/teams-under-test.ts'
import { aDistrict } from '../../testing/under-test.ts'

let under: NotifiedTeams
const begin = async (roles: string[] = []): Promise<void> => void (under = await notifiedTeams({ roles }))
afterEach(() => under.close())

const state = () => channelState(under.scope, under.installationId)
const failSend = (status: number, headers = {}) =>
  under.microsoft.graph.failNext(/POST .*sendActivityNotification/, async () =>
    graphError(status, 'Code', 'Why', headers),
  )
const sendsTo = (path: RegExp) =>
  under.microsoft.graph.requests.filter((asked) => path.test(asked.path)).length
const answerTo = async (tab: LaunchedTab, response: string): Promise<number> => {
  const { model } = tab
  const id = model.mode === 'browse' ? model.nudge?.id : undefined
  const answered = await fetch(`${under.url}/api/v1/nudges/${id}/response`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await bearerOf(under.url, model)}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ response }),
  })
  return answered.status
}

describe('one by one', () => {
  beforeEach(() => begin())

  test('a teacher who opened the tab is told of their nudge, and the notice leads to it', async () => {
    await under.teacher({ objectId: personIds.teacher, isRecipient: false })
    await under.launch()
    under.teamwork.install(personIds.teacher, under.app)
    await under.deliver()
    const [notice, ...others] = under.teamwork.feed
    expect(others).toEqual([])
    expect(notice).toMatchObject({
      personId: personIds.teacher,
      activityType: 'seatNeverOpened',
      words: 'You have a seat in Desmos that waits for you',
      preview: 'A first look takes about five minutes',
    })
    const link = new URL(String(notice!.topic['webUrl']))
    const { subEntityId } = JSON.parse(link.searchParams.get('context')!) as { subEntityId: string }
    const tab = await under.launch({ context: { page: { id: 'catalog', subPageId: subEntityId } } })
    expect(tab.model).toMatchObject({ mode: 'browse', nudge: { app: { name: 'Desmos' } } })
    expect(await answerTo(tab, 'not-now')).toBe(204)
    const again = await under.launch({ context: { page: { id: 'catalog', subPageId: subEntityId } } })
    expect(again.model).toMatchObject({ mode: 'browse', nudge: null })
    expect(await state()).toMatchObject({ problem: null, firstSentAt: under.microsoft.now() })
  })

  test('is told once, however often the jobs run, in the language that they use', async () => {
    const { objectId } = await under.teacher({ language: 'es' })
    under.teamwork.install(objectId, under.app)
    await under.deliver()
    await under.deliver()
    expect(under.teamwork.feed).toMatchObject([{ preview: 'Un primer vistazo toma unos cinco minutos' }])
    expect(sendsTo(/sendActivityNotification/)).toBe(1)
  })

  test('nothing more is asked of the tenant than what comes with the app', async () => {
    const { objectId } = await under.teacher({ isInstalled: false })
    under.teamwork.install(objectId, under.app)
    await under.deliver()
    expect(await under.states()).toEqual({ delivered: 1 })
  })

  test('whoever has no app, switched its notices off or left the tenant is understood, and gets nothing', async () => {
    const away = await under.teacher()
    const blocked = await under.teacher()
    const gone = await under.teacher()
    under.teamwork.install(blocked.objectId, under.app)
    under.teamwork.block(blocked.objectId)
    under.teamwork.install(gone.objectId, under.app)
    under.teamwork.forgetPerson(gone.objectId)
    await under.deliver()
    expect(await under.states()).toEqual({ 'not-installed': 1, blocked: 1, gone: 1 })
    const reach = await teamsReach(
      under.scope,
      under.installationId,
      [away.personId, gone.personId],
      under.microsoft.now(),
    )
    expect([...reach]).toEqual([[away.personId, { language: 'en', certain: false }]])
    expect(under.teamwork.feed).toEqual([])
  })

  test('what the tab has shown already is not sent', async () => {
    await under.teacher({ objectId: personIds.teacher, isRecipient: false })
    under.teamwork.install(personIds.teacher, under.app)
    await under.deliver()
    expect(await answerTo(await under.launch(), 'shown')).toBe(204)
    await under.deliver()
    expect([under.teamwork.feed, await under.states()]).toEqual([[], {}])
  })

  test('what was answered in the tab while it waited for its turn is taken back', async () => {
    await under.teacher({ objectId: personIds.teacher })
    under.teamwork.install(personIds.teacher, under.app)
    failSend(429, { 'retry-after': '90' })
    await under.deliver()
    expect(await answerTo(await under.launch(), 'acted')).toBe(204)
    under.microsoft.secondsPass(91)
    await under.deliver()
    expect([under.teamwork.feed, await under.states()]).toEqual([[], { withdrawn: 1 }])
  })

  test('patience is kept for as long as Microsoft asks for it, and then it arrives once', async () => {
    const { objectId } = await under.teacher()
    under.teamwork.install(objectId, under.app)
    failSend(429, { 'retry-after': '90' })
    await under.deliver()
    expect(await under.states()).toEqual({ waiting: 1 })
    expect(await state()).toMatchObject({ problem: null, pausedUntil: expect.any(Date) })
    under.microsoft.secondsPass(60)
    await under.deliver()
    expect(under.teamwork.feed).toEqual([])
    under.microsoft.secondsPass(31)
    await under.deliver()
    expect([under.teamwork.feed.length, await under.states()]).toEqual([1, { delivered: 1 }])
  })

  test('however slow Microsoft is, nobody else sends meanwhile', async () => {
    for (let place = 0; place < 4; place++) {
      const { objectId } = await under.teacher()
      under.teamwork.install(objectId, under.app)
    }
    const isHeld: boolean[] = []
    const slowly = async (answer: () => Promise<Response>): Promise<Response> => {
      under.microsoft.secondsPass(9)
      const [channel] = await under.scope.query<{ until: Date }>(
        'select c.held_until as until from lectern.nudge_channel c',
      )
      isHeld.push(channel!.until > under.microsoft.now())
      return answer()
    }
    const calls = Array.from({ length: 8 }, () => slowly)
    under.microsoft.graph.failNext(/teamwork/, ...calls)
    await under.deliver()
    expect([isHeld, await under.states()]).toEqual([calls.map(() => true), { delivered: 4 }])
  })

  test.each([
    [409, 'teams.activity-app-ambiguous'],
    [400, 'teams.activity-refused'],
  ])(
    'an answer of %d is for an administrator to read, and what waited is sent once it is solved',
    async (status, code) => {
      const { objectId } = await under.teacher()
      under.teamwork.install(objectId, under.app)
      failSend(status)
      await under.deliver()
      expect((await state()).problem).toMatchObject({ code, message: expect.stringContaining('Teams') })
      expect(await under.states()).toEqual({ waiting: 1 })
      under.microsoft.secondsPass(3601)
      await under.deliver()
      expect([under.teamwork.feed.length, (await state()).problem]).toEqual([1, null])
    },
  )

  test.each([
    [400, 'POST', 'sendActivityNotification'],
    [500, 'GET', 'installedApps'],
  ])('an account that Microsoft answers %d holds nobody up', async (status, method, call) => {
    const people = []
    for (let place = 0; place < 3; place++) people.push(await under.teacher())
    for (const { objectId } of people) under.teamwork.install(objectId, under.app)
    const ofFirst = new RegExp(`${method} /users/${people[0]!.objectId}/teamwork/${call}`)
    under.microsoft.graph.failNext(ofFirst, async () => graphError(status, 'Code', 'Why'))
    await under.deliver()
    expect(await under.states()).toEqual({ delivered: 2, waiting: 1 })
    expect(await state()).toMatchObject({ problem: null, pausedUntil: null })
    under.microsoft.secondsPass(1_801)
    await under.deliver()
    expect(await under.states()).toEqual({ delivered: 3 })
  })

  test('switched off, nobody is told and nobody’s id is kept', async () => {
    const { personId, objectId } = await under.teacher()
    under.teamwork.install(objectId, under.app)
    await switchFeature(under.scope, under.installationId, 'notifications', false)
    await under.deliver()
    await under.launch()
    expect(under.teamwork.feed).toEqual([])
    const reach = await teamsReach(under.scope, under.installationId, [personId], under.microsoft.now())
    expect(reach.size).toBe(0)
  })

  test('another district sends nothing through it', async () => {
    const { objectId } = await under.teacher()
    under.teamwork.install(objectId, under.app)
    failSend(429, { 'retry-after': '90' })
    await under.deliver()
    under.microsoft.secondsPass(91)
    const other = await aDistrict(under.lectern)
    const { installationId } = under
    await under.lectern.jobs.enqueue(deliverNudgesJob, { districtId: other.districtId, installationId })
    await under.lectern.jobs.drain()
    expect([under.teamwork.feed, await under.states()]).toEqual([[], { waiting: 1 }])
  })

  test('students are never noted', async () => {
    await under.launch({ objectId: personIds.student })
    await under.launch()
    const rows = await under.scope.query('select 1 as noted from lectern.teams_recipient')
    expect(rows).toHaveLength(1)
  })

  test('a decision against the app reaches the nudge before it is sent', async () => {
    const { objectId } = await under.teacher()
    under.teamwork.install(objectId, under.app)
    failSend(429, { 'retry-after': '90' })
    await under.deliver()
    await decideListing(under.scope, under.apps['Desmos']!, {
      approval: 'denied',
      privacy: 'agreement-signed',
      reason: null,
      grades: null,
      decisionDue: null,
      alternatives: [],
    })
    under.microsoft.secondsPass(91)
    await under.deliver()
    expect([under.teamwork.feed, await under.states()]).toEqual([[], { withdrawn: 1 }])
  })
})

describe('to many', () => {
  const many = async (count: number): Promise<void> => {
    for (let place = 0; place < count; place++) {
      const { objectId } = await under.teacher()
      under.teamwork.install(objectId, under.app)
    }
  }

  test('goes out in one call where the tenant granted it, and links all to their own nudge', async () => {
    await begin(bulkRoles)
    await many(30)
    await under.deliver()
    expect([sendsTo(/ToRecipients$/), sendsTo(/sendActivityNotification$/)]).toEqual([1, 0])
    expect(await under.states()).toEqual({ accepted: 30 })
    expect(new Set(under.teamwork.feed.map(({ personId }) => personId)).size).toBe(30)
  })

  test('goes to each where the tenant did not grant it', async () => {
    await begin()
    await many(21)
    await vi.waitFor(
      async () => {
        await under.deliver()
        under.microsoft.secondsPass(61)
        expect(await under.states()).toEqual({ delivered: 21 })
      },
      { timeout: 25_000, interval: 10 },
    )
    expect(sendsTo(/ToRecipients$/)).toBeGreaterThan(0)
    expect(under.teamwork.feed).toHaveLength(21)
  })

  test('goes to each of a hundred that Microsoft does not take together', async () => {
    await begin(bulkRoles)
    await many(20)
    failSend(400)
    failSend(400)
    await vi.waitFor(
      async () => {
        await under.deliver()
        under.microsoft.secondsPass(61)
        expect(await under.states()).toEqual({ delivered: 19, waiting: 1 })
      },
      { timeout: 25_000, interval: 10 },
    )
    expect((await state()).problem).toBeNull()
  })

  test('a token that ends too soon is told to an administrator', async () => {
    await begin(bulkRoles)
    await many(20)
    failSend(412)
    failSend(412)
    await under.deliver()
    expect((await state()).problem?.code).toBe('teams.activity-token-short')
    expect(await under.states()).toEqual({ waiting: 20 })
  })
})
