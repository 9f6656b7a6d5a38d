import { describe, expect, test } from 'vitest'
import { answerNudge, nextNudge } from '../nudges.ts'
import { anAppId } from '../testing.ts'
import { aChannel, type TestChannel } from './a-channel.fixture.ts'
import {
  now,
  pass,
  day,
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
