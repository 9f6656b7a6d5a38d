import { describe, expect, test } from 'vitest'
import { Problem } from '@lectern/problem'
import { channelState } from './channel-store.ts'
import { start, now, pass, scope, teams, teachers, nudged, plan, run, states } from './deliveries.fixture.ts'
import type { NudgeBatch, SendOutcome } from './nudge-channel.ts'

describe('somebody for whom the host does not take it', () => {
  const problem = new Problem({
    kind: 'upstream',
    code: 'teams.activity-refused',
    message: 'It says "no".',
  })
  const problemOfChannel = async () => (await channelState(scope, teams.channel.installationId)).problem

  test('holds nobody up, has another turn ever later, and is given up', async () => {
    const [odd, ...others] = await teachers(12)
    await nudged([odd!, ...others])
    await plan()
    const refuseOne = async function* (batch: NudgeBatch): AsyncGenerator<SendOutcome> {
      if (batch.personIds.includes(odd!)) yield { outcome: 'refused', problem, personIds: [odd!] }
      yield* teams.deliver({ ...batch, personIds: batch.personIds.filter((id) => id !== odd) })
    }
    teams.next(...Array.from({ length: 8 }, () => refuseOne))
    expect(await run()).toEqual({ problem })
    expect([await states(), await problemOfChannel()]).toEqual([{ delivered: 11, waiting: 1 }, null])
    for (let hours = 0.5; hours <= 32; hours *= 2) {
      pass(hours * 3_600 - 1)
      await run()
      expect(await states()).toEqual({ delivered: 11, waiting: 1 })
      pass(1)
      await run()
    }
    expect([await states(), teams.feed.size]).toEqual([{ delivered: 11, 'given-up': 1 }, 11])
  })

  test('is for an administrator to see where nothing arrives, until something does', async () => {
    await nudged(await teachers(1))
    await plan()
    teams.next(({ personIds }) => [{ outcome: 'refused', problem, personIds }])
    await run()
    expect(await problemOfChannel()).toMatchObject({ code: problem.code })
    pass(1_800)
    await run()
    expect([await states(), await problemOfChannel()]).toEqual([{ delivered: 1 }, null])
  })

  test('is not alone where it is three in a row: then it is the host, and everybody waits', async () => {
    await nudged(await teachers(10))
    await plan()
    teams.next(({ personIds }) =>
      personIds.map((personId) => ({ outcome: 'refused', problem, personIds: [personId] })),
    )
    const againAt = new Date(start.getTime() + 600_000)
    expect(await run()).toEqual({ againAt, problem })
    expect(await states()).toEqual({ waiting: 10 })
    pass(600)
    await run()
    expect(await states()).toEqual({ delivered: 7, waiting: 3 })
  })

  test('has not been tried while the host wanted patience', async () => {
    await nudged(await teachers(1))
    await plan()
    for (let times = 0; times < 9; times++) {
      pass(60)
      teams.next(({ personIds }) => [{ outcome: 'retry-at', retryAt: now(), personIds }])
      await run()
    }
    teams.next(({ personIds }) => [{ outcome: 'refused', problem, personIds }])
    await run()
    expect(await states()).toEqual({ waiting: 1 })
  })
})
