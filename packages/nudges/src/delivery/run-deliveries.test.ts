import { describe, expect, test } from 'vitest'
import { Problem } from '@lectern/problem'
import { evaluateNudges } from '../evaluate-nudges.ts'
import { answerNudge, nextNudge } from '../nudges.ts'
import { aSeat, seatsOf } from '../testing.ts'
import { aChannel } from './a-channel.fixture.ts'
import { channelState, dueChannels } from './channel-store.ts'
import { withdrawElsewhere } from './delivery-store.ts'
import { planDeliveries } from './plan-deliveries.ts'
import { runDeliveries } from './run-deliveries.ts'
import {
  start,
  now,
  pass,
  day,
  db,
  scope,
  teams,
  appId,
  teachers,
  nudged,
  plan,
  run,
  here,
  states,
  nudgeOf,
} from './deliveries.fixture.ts'

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

  test('a batch that takes its time keeps the channel, and nobody sends beside it', async () => {
    await nudged(await teachers(110))
    await plan()
    teams.next(async function* (batch, { keep }) {
      for (const personId of batch.personIds) {
        await keep()
        pass(8)
        expect(await run()).toEqual({})
        yield* teams.deliver({ ...batch, personIds: [personId] })
        pass(8)
        await run()
      }
    })
    await run()
    expect(teams.batches.map(({ personIds }) => personIds.length)).toEqual([100, 10])
    expect([teams.feed.size, new Set(teams.feed.values())]).toEqual([110, new Set([1])])
  })

  test('a run that is silent for too long has lost its channel for good, and sends nothing more', async () => {
    await nudged(await teachers(150))
    await plan()
    teams.next(async (batch, { keep }) => {
      pass(31)
      // All of it, and the channel is free again.
      await run()
      await keep()
      return teams.deliver(batch)
    })
    expect(await run()).toEqual({})
    expect([teams.feed.size, new Set(teams.feed.values())]).toEqual([150, new Set([1])])
    expect(await states()).toEqual({ delivered: 150 })
  })

  test('patience that another run was asked for is not over with what a lost one had sent', async () => {
    await nudged(await teachers(150))
    await plan()
    const retryAt = new Date(start.getTime() + 60_000)
    teams.next(
      async (batch) => {
        pass(13)
        await run()
        return teams.deliver(batch)
      },
      ({ personIds }) => [{ outcome: 'retry-at', retryAt, personIds }],
    )
    await run()
    expect(await channelState(scope, teams.channel.installationId)).toMatchObject({ pausedUntil: retryAt })
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
