import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { AppId, PersonId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { evaluateNudges } from '../evaluate-nudges.ts'
import type { NudgeReader } from '../nudge-reader.ts'
import { answerNudge, nextNudge } from '../nudges.ts'
import { anAppId, aSeat, seatsOf } from '../testing.ts'
import { aChannel, type TestChannel } from './a-channel.fixture.ts'
import { channelState, dueChannels } from './channel-store.ts'
import { withdrawElsewhere } from './delivery-store.ts'
import { planDeliveries } from './plan-deliveries.ts'
import { runDeliveries } from './run-deliveries.ts'

const start = new Date('2026-10-01T15:00:00Z')
let clock = start
const now = () => clock
const pass = (seconds: number) => void (clock = new Date(clock.getTime() + seconds * 1000))
const day = 24 * 60 * 60

let db: TestDatabase
let scope: DistrictScope
let teams: TestChannel
const appId = anAppId()
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => {
  clock = start
  scope = await db.district()
  teams = await aChannel(scope)
})

async function teachers(count: number): Promise<PersonId[]> {
  const rows = await scope.query<{ id: PersonId }>(
    `insert into lectern.person as p (district_id, role) select $1, 'teacher' from generate_series(1, $2) returning p.id`,
    [scope.districtId, count],
  )
  return rows.map(({ id }) => id)
}

/** Each has a seat, and a nudge about it. */
async function nudged(personIds: readonly PersonId[], apps: readonly AppId[] = [appId]): Promise<void> {
  const seats = personIds.flatMap((personId) => apps.map((app) => aSeat({ personId, appId: app })))
  await evaluateNudges(scope, { seatsNeverOpened: () => seatsOf(seats) }, now())
}

const plan = (channel = teams) => planDeliveries(scope, channel.channel, now())
const run = ({
  channel = teams,
  signal = new AbortController().signal,
  until = new Date(start.getTime() + 365 * day * 1000),
} = {}) => runDeliveries(scope, channel.channel, { now, until, signal })
const here = (personId: PersonId, { channel } = teams): NudgeReader => ({
  personId,
  installationId: channel.installationId,
})
const states = async (): Promise<Record<string, number>> => {
  const rows = await scope.query<{ state: string; count: number }>(
    'select d.state, count(*)::int as count from lectern.nudge_delivery d group by d.state',
  )
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}
const nudgeOf = async (personId: PersonId): Promise<string> => {
  const [nudge] = await scope.query<{ id: string }>(
    'select n.id from lectern.nudge n where n.person_id = $1 order by n.id',
    [personId],
  )
  return nudge!.id
}

describe('planning', () => {
  test('puts one nudge of each teacher on its way, once, however often it runs', async () => {
    const people = await teachers(3)
    await nudged(people, [appId, anAppId()])
    expect(await plan()).toBe(3)
    expect(await plan()).toBe(0)
    await run()
    expect(await plan()).toBe(0)
    expect(await states()).toEqual({ delivered: 3 })
  })

  test('takes more people than one page holds', async () => {
    await nudged(await teachers(1_203))
    expect(await plan()).toBe(1_203)
  })

  test('leaves out whom the channel does not reach', async () => {
    const [one, other] = await teachers(2)
    await nudged([one!, other!])
    teams.unreached.add(other!)
    await plan()
    await run()
    expect([...teams.feed.keys()]).toEqual([`${one} ${appId}`])
  })

  test('gives a nudge one way: a second channel does not tell it again', async () => {
    const elsewhere = await aChannel(scope)
    await nudged(await teachers(2))
    expect(await plan()).toBe(2)
    expect(await plan(elsewhere)).toBe(0)
    await run()
    await run({ channel: elsewhere })
    expect([teams.feed.size, elsewhere.feed.size]).toEqual([2, 0])
  })

  test('a nudge that a page has shown is not told, nor another one in the week after', async () => {
    const [teacher] = await teachers(1)
    await nudged([teacher!], [appId, anAppId()])
    const first = await nextNudge(scope, here(teacher!), now())
    await answerNudge(scope, here(teacher!), first!.id, 'shown', now())
    expect(await plan()).toBe(0)
    await answerNudge(scope, here(teacher!), first!.id, 'not-now', now())
    pass(6 * day)
    expect(await plan()).toBe(0)
    pass(2 * day)
    expect(await plan()).toBe(1)
  })

  test('a teacher who was told something is left in peace for a week', async () => {
    const [teacher] = await teachers(1)
    await nudged([teacher!], [appId])
    await plan()
    await run()
    await scope.query(`update lectern.nudge n set ended_at = $1, ended_because = 'app-opened'`, [now()])
    await nudged([teacher!], [anAppId()])
    pass(6 * day)
    expect(await plan()).toBe(0)
    pass(2 * day)
    expect(await plan()).toBe(1)
  })
})

describe('one budget', () => {
  test('what was told in one installation is shown there, and for a week in no other', async () => {
    const [teacher] = await teachers(1)
    const elsewhere = await aChannel(scope)
    await nudged([teacher!])
    const seen = (where: TestChannel, followed?: string) =>
      nextNudge(scope, { ...here(teacher!, where), followed }, now())
    expect(await seen(elsewhere)).toBeDefined()
    await plan()
    await run()
    expect([await seen(elsewhere), await seen(teams, appId)]).toEqual([
      undefined,
      expect.objectContaining({ appId }),
    ])
    pass(8 * day)
    expect(await seen(elsewhere)).toBeDefined()
  })

  test('what a page has shown stays on pages of that installation, until it is answered there or a week is over', async () => {
    const [teacher] = await teachers(1)
    const elsewhere = await aChannel(scope)
    await nudged([teacher!])
    await answerNudge(scope, here(teacher!), await nudgeOf(teacher!), 'shown', now())
    await answerNudge(scope, here(teacher!, elsewhere), await nudgeOf(teacher!), 'shown', now())
    expect(await nextNudge(scope, here(teacher!, elsewhere), now())).toBeUndefined()
    expect(await nextNudge(scope, here(teacher!), now())).toBeDefined()
    pass(8 * day)
    expect(await nextNudge(scope, here(teacher!, elsewhere), now())).toBeDefined()
  })

  test('what did not arrive is shown anywhere', async () => {
    const [teacher] = await teachers(1)
    const elsewhere = await aChannel(scope)
    await nudged([teacher!])
    await plan()
    teams.next(({ personIds }) => [{ outcome: 'not-installed', personIds }])
    await run()
    expect(await nextNudge(scope, here(teacher!, elsewhere), now())).toBeDefined()
  })
})

describe('sending', () => {
  test('goes out in batches of one kind, each noted', async () => {
    await nudged(await teachers(250))
    await plan()
    expect(await run()).toEqual({})
    expect(teams.batches.map(({ personIds }) => personIds.length)).toEqual([100, 100, 50])
    expect([await states(), new Set(teams.feed.values())]).toEqual([{ delivered: 250 }, new Set([1])])
    expect(await channelState(scope, teams.channel.installationId)).toMatchObject({
      firstSentAt: start,
      lastSentAt: start,
      problem: null,
    })
  })

  test('mixes no two apps in a batch', async () => {
    const [one, other] = await teachers(2)
    await nudged([one!])
    await evaluateNudges(
      scope,
      { seatsNeverOpened: () => seatsOf([aSeat({ personId: one!, appId }), aSeat({ personId: other! })]) },
      now(),
    )
    await plan()
    await run()
    expect(teams.batches.map(({ personIds }) => personIds.length)).toEqual([1, 1])
  })

  test('takes back what was answered, seen or lost its trigger before its turn', async () => {
    const [answered, seen, gone, kept] = await teachers(4)
    await nudged([answered!, seen!, gone!, kept!])
    await plan()
    await answerNudge(scope, here(answered!), await nudgeOf(answered!), 'not-for-me', now())
    await answerNudge(scope, here(seen!), await nudgeOf(seen!), 'shown', now())
    pass(1)
    await nudged([answered!, seen!, kept!])
    await run()
    expect([...teams.feed.keys()]).toEqual([`${kept} ${appId}`])
    expect(await states()).toEqual({ withdrawn: 3, delivered: 1 })
  })

  test('gives up what could not be sent for a week, and leaves the nudge to the pages', async () => {
    const [teacher] = await teachers(1)
    await nudged([teacher!])
    await plan()
    pass(8 * day)
    await run()
    expect([teams.feed.size, await states()]).toEqual([0, { 'given-up': 1 }])
    expect(await nextNudge(scope, here(teacher!), now())).toBeDefined()
  })

  test('each recipient has an end of their own', async () => {
    const [one, two, three] = await teachers(3)
    await nudged([one!, two!, three!])
    await plan()
    teams.next(() => [
      { outcome: 'delivered', personIds: [one!] },
      { outcome: 'not-installed', personIds: [two!] },
      { outcome: 'blocked', personIds: [three!] },
    ])
    await run()
    expect(await states()).toEqual({ delivered: 1, 'not-installed': 1, blocked: 1 })
    expect(await plan()).toBe(0)
  })

  test('whoever was not spoken of has another turn at once', async () => {
    const [one, two] = await teachers(2)
    await nudged([one!, two!])
    await plan()
    teams.next(({ personIds }) => [{ outcome: 'delivered', personIds: personIds.slice(0, 1) }])
    await run()
    expect(await states()).toEqual({ delivered: 2 })
  })

  test('patience that a host asks for is for all, and nothing is lost or doubled by it', async () => {
    await nudged(await teachers(300))
    await plan()
    const retryAt = new Date(start.getTime() + 20_000)
    teams.next(teams.deliver, ({ personIds }) => [{ outcome: 'retry-at', retryAt, personIds }])
    expect(await run()).toEqual({ againAt: retryAt })
    expect(await states()).toEqual({ delivered: 100, waiting: 200 })
    const due = () => dueChannels(scope, [teams.channel.installationId], now())
    expect(await due()).toEqual([])
    pass(21)
    expect(await due()).toEqual([teams.channel.installationId])
    await run()
    expect([teams.feed.size, new Set(teams.feed.values())]).toEqual([300, new Set([1])])
  })

  test('what an administrator has to change is kept for them, and over with the next notice', async () => {
    await nudged(await teachers(1))
    await plan()
    teams.next(() => {
      throw new Problem({ kind: 'conflict', code: 'teams.activity-app-ambiguous', message: 'Two apps.' })
    })
    const { againAt, problem } = await run()
    expect([againAt, problem?.code]).toEqual([
      new Date(start.getTime() + 3_600_000),
      'teams.activity-app-ambiguous',
    ])
    const state = () => channelState(scope, teams.channel.installationId)
    expect(await state()).toMatchObject({
      pausedUntil: againAt,
      problem: { code: 'teams.activity-app-ambiguous', message: 'Two apps.', at: start },
    })
    pass(3_601)
    await run()
    expect([teams.feed.size, await state()]).toMatchObject([1, { pausedUntil: null, problem: null }])
  })

  test('a run that dies amid a call is followed by one that sends the same again, and no more', async () => {
    const people = await teachers(150)
    await nudged(people)
    await plan()
    const died = new Error('killed')
    teams.next(teams.deliver, (batch) => {
      void teams.deliver(batch)
      // As a process that is killed: nothing of its end is written.
      throw died
    })
    await expect(run()).rejects.toBe(died)
    await scope.query(`update lectern.nudge_delivery d set state = 'sending' where d.state = 'waiting'`)
    await run()
    expect(await states()).toEqual({ delivered: 100, sending: 50 })
    pass(31)
    await run()
    expect(await states()).toEqual({ delivered: 150 })
    expect([...teams.feed.values()].filter((times) => times > 1)).toHaveLength(50)
    expect(teams.feed.size).toBe(150)
  })

  test('two runs at once do not send the same', async () => {
    await nudged(await teachers(400))
    await plan()
    await Promise.all([run(), run(), run()])
    expect([teams.feed.size, new Set(teams.feed.values())]).toEqual([400, new Set([1])])
  })

  test('a run that is silent for ten seconds has lost its channel, and another one goes on', async () => {
    await nudged(await teachers(150))
    await plan()
    teams.next(async (batch) => {
      pass(11)
      await run()
      return teams.deliver(batch)
    })
    await run()
    expect([teams.feed.size, new Set(teams.feed.values())]).toEqual([150, new Set([1])])
  })

  test('stops when the process ends, and when the hours do', async () => {
    await nudged(await teachers(300))
    await plan()
    const ending = new AbortController()
    teams.next((batch) => (ending.abort(), teams.deliver(batch)))
    await run({ signal: ending.signal })
    expect(await states()).toEqual({ delivered: 100, waiting: 200 })
    teams.next((batch) => (pass(60), teams.deliver(batch)))
    await run({ until: new Date(start.getTime() + 60_000) })
    expect(await states()).toEqual({ delivered: 200, waiting: 100 })
  })

  test('a channel that was switched off takes nothing along', async () => {
    await nudged(await teachers(2))
    await plan()
    await withdrawElsewhere(scope, [teams.channel.installationId], now())
    expect(await states()).toEqual({ waiting: 2 })
    await withdrawElsewhere(scope, [], now())
    await run()
    expect([teams.feed.size, await states()]).toEqual([0, { withdrawn: 2 }])
  })

  test('knows nothing of another district', async () => {
    await nudged(await teachers(2))
    await plan()
    const other = await db.district()
    const elsewhere = { ...teams.channel, installationId: (await aChannel(other)).channel.installationId }
    expect(await planDeliveries(other, elsewhere, now())).toBe(0)
    await runDeliveries(other, elsewhere, {
      now,
      until: new Date(8e15),
      signal: new AbortController().signal,
    })
    expect(teams.feed.size).toBe(0)
  })
})
