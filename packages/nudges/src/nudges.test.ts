import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { InstallationId, PersonId } from '@lectern/launch'
import { evaluateNudges } from './evaluate-nudges.ts'
import type { NudgeAnswer } from './nudge.ts'
import type { NudgeReader } from './nudge-reader.ts'
import { answerNudge, nextNudge, noteAppsOpened } from './nudges.ts'
import type { UnopenedSeat } from './rules/seat-never-opened.ts'
import { anAppId, anInstallation, aSeat, seatsOf } from './testing.ts'

const now = new Date('2026-10-01T06:00:00Z')
const minutesLater = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000)
const daysLater = (days: number): Date => minutesLater(days * 24 * 60)

let db: TestDatabase
let scope: DistrictScope
let teacher: PersonId
let installationId: InstallationId
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => {
  scope = await db.district()
  teacher = await aTeacher()
  installationId = await anInstallation(scope)
})

async function aTeacher(): Promise<PersonId> {
  const [person] = await scope.query<{ id: PersonId }>(
    `insert into lectern.person (district_id, role) values ($1, 'teacher') returning id`,
    [scope.districtId],
  )
  return person!.id
}

const evaluate = (seats: readonly UnopenedSeat[], at = now) =>
  evaluateNudges(scope, { seatsNeverOpened: () => seatsOf(seats) }, at)

const storedNudges = () =>
  scope.query<Record<string, unknown>>('select n.* from lectern.nudge n order by n.made_at')

const here = (personId: PersonId, followed?: string): NudgeReader => ({ personId, installationId, followed })

async function nextId(at = now): Promise<string> {
  const nudge = await nextNudge(scope, here(teacher), at)
  if (!nudge) throw new Error('no nudge to answer')
  return nudge.id
}

describe('evaluating', () => {
  test('makes a nudge for each seat that is due, once, however often it runs', async () => {
    const seats = [aSeat({ personId: teacher }), aSeat({ personId: await aTeacher() })]
    expect(await evaluate(seats)).toEqual({ made: 2, ended: 0 })
    expect(await evaluate(seats)).toEqual({ made: 0, ended: 0 })
    expect(await evaluate(seats, minutesLater(60))).toEqual({ made: 0, ended: 0 })
    expect(await storedNudges()).toHaveLength(2)
  })

  test('takes more seats than one batch holds', async () => {
    const seats = Array.from({ length: 1_201 }, () => aSeat({ personId: teacher }))
    expect(await evaluate(seats)).toEqual({ made: 1_201, ended: 0 })
  })

  test('two seats of one person in one app make one nudge, about the older seat', async () => {
    const appId = anAppId()
    const seats = ['2026-08-20', '2026-08-10'].map((seatSince) =>
      aSeat({ personId: teacher, appId, seatSince }),
    )
    expect(await evaluate(seats)).toEqual({ made: 1, ended: 0 })
    expect(await nextNudge(scope, here(teacher), now)).toMatchObject({ appId, seatSince: '2026-08-10' })
  })

  test('ends a nudge whose trigger is gone, and brings it back with the trigger', async () => {
    const seat = aSeat({ personId: teacher })
    await evaluate([seat])
    expect(await evaluate([], minutesLater(60))).toEqual({ made: 0, ended: 1 })
    expect(await storedNudges()).toMatchObject([
      { ended_because: 'trigger-gone', ended_at: minutesLater(60) },
    ])
    expect(await nextNudge(scope, here(teacher), minutesLater(61))).toBeUndefined()
    await evaluate([seat], minutesLater(120))
    expect(await nextNudge(scope, here(teacher), minutesLater(121))).toMatchObject({ appId: seat.appId })
  })

  test('does not bring back what was answered, nor what lost its trigger before the answer came', async () => {
    const seats = [aSeat({ personId: teacher }), aSeat({ personId: teacher, seatSince: '2026-08-18' })]
    await evaluate(seats)
    await answerNudge(scope, here(teacher), await nextId(), 'not-now', now)
    const other = await nextId(daysLater(8))
    await evaluate([], daysLater(9))
    await answerNudge(scope, here(teacher), other, 'not-for-me', daysLater(9))
    await evaluate(seats, daysLater(10))
    expect(await nextNudge(scope, here(teacher), daysLater(30))).toBeUndefined()
  })

  test('a run that fails half-way ends nothing', async () => {
    await evaluate([aSeat({ personId: teacher })])
    async function* broken(): AsyncGenerator<UnopenedSeat> {
      yield aSeat({ personId: await aTeacher() })
      throw new Error('the catalog is away')
    }
    await expect(evaluateNudges(scope, { seatsNeverOpened: broken }, minutesLater(60))).rejects.toThrow(
      'the catalog is away',
    )
    expect(await nextNudge(scope, here(teacher), minutesLater(60))).toBeDefined()
  })

  test('an overtaken run neither ends what the later one found nor brings back what the later one ended', async () => {
    const kept = aSeat({ personId: teacher })
    const gone = aSeat({ personId: await aTeacher() })
    await evaluate([gone])
    async function* overtaken(): AsyncGenerator<UnopenedSeat> {
      yield gone
      await evaluate([kept], minutesLater(2))
    }
    await evaluateNudges(scope, { seatsNeverOpened: overtaken }, minutesLater(1))
    expect(await nextNudge(scope, here(kept.personId), minutesLater(3))).toMatchObject({ appId: kept.appId })
    expect(await nextNudge(scope, here(gone.personId), minutesLater(3))).toBeUndefined()
  })

  test('runs beside each other make each nudge once', async () => {
    const seats = Array.from({ length: 700 }, () => aSeat({ personId: teacher }))
    const outcomes = await Promise.all(
      [seats, seats.toReversed(), seats].map((order, run) => evaluate(order, minutesLater(run))),
    )
    expect(outcomes.reduce((sum, { made }) => sum + made, 0)).toBe(700)
    expect(outcomes.map(({ ended }) => ended)).toEqual([0, 0, 0])
  })
})

describe('the next nudge', () => {
  test('is one: the oldest seat first', async () => {
    const [younger, older] = ['2026-08-20', '2026-08-10'].map((seatSince) =>
      aSeat({ personId: teacher, seatSince }),
    )
    await evaluate([younger!, older!])
    expect(await nextNudge(scope, here(teacher), now)).toEqual({
      id: expect.any(String),
      rule: 'seat-never-opened',
      appId: older!.appId,
      seatSince: '2026-08-10',
    })
  })

  test('is the one that a notice led to, where it is open and theirs', async () => {
    const younger = aSeat({ personId: teacher, seatSince: '2026-08-20' })
    await evaluate([younger, aSeat({ personId: teacher, seatSince: '2026-08-10' })])
    const ofYounger = (await storedNudges()).find(({ app_id: appId }) => appId === younger.appId)!
    const followed = String(ofYounger['id'])
    expect(await nextNudge(scope, here(teacher, followed), now)).toMatchObject({ id: followed })
    expect(await nextNudge(scope, here(await aTeacher(), followed), now)).toBeUndefined()
    await answerNudge(scope, here(teacher), followed, 'not-for-me', now)
    expect(await nextNudge(scope, here(teacher, followed), daysLater(8))).toMatchObject({
      seatSince: '2026-08-10',
    })
  })

  test('is nothing for a week after any answer, then the next one', async () => {
    await evaluate([aSeat({ personId: teacher }), aSeat({ personId: teacher })])
    const first = await nextId()
    await answerNudge(scope, here(teacher), first, 'not-now', now)
    expect(await nextNudge(scope, here(teacher), new Date(daysLater(7).getTime() - 1))).toBeUndefined()
    const second = await nextNudge(scope, here(teacher), daysLater(7))
    expect(second?.id).not.toBe(first)
    expect(second).toBeDefined()
  })

  test("leaves a colleague's week alone", async () => {
    const colleague = await aTeacher()
    await evaluate([aSeat({ personId: teacher }), aSeat({ personId: colleague })])
    await answerNudge(scope, here(teacher), await nextId(), 'acted', now)
    expect(await nextNudge(scope, here(colleague), now)).toBeDefined()
  })

  test('stays the same while it is only shown', async () => {
    await evaluate([aSeat({ personId: teacher }), aSeat({ personId: teacher })])
    const id = await nextId()
    await answerNudge(scope, here(teacher), id, 'shown', now)
    expect(await nextId(daysLater(1))).toBe(id)
  })

  test('is gone as soon as its app was opened, and stays gone while reports lag behind', async () => {
    const seat = aSeat({ personId: teacher })
    await evaluate([seat])
    await noteAppsOpened(scope, teacher, [seat.appId, anAppId()], minutesLater(1))
    expect(await nextNudge(scope, here(teacher), minutesLater(1))).toBeUndefined()
    await evaluate([seat], minutesLater(2))
    expect(await nextNudge(scope, here(teacher), minutesLater(2))).toBeUndefined()
    expect(await storedNudges()).toMatchObject([{ ended_because: 'app-opened', answer: null }])
  })
})

describe('answering', () => {
  test('remembers when it was first shown', async () => {
    await evaluate([aSeat({ personId: teacher })])
    const id = await nextId()
    await answerNudge(scope, here(teacher), id, 'shown', minutesLater(1))
    await answerNudge(scope, here(teacher), id, 'shown', minutesLater(2))
    expect(await storedNudges()).toMatchObject([{ shown_at: minutesLater(1), answer: null, ended_at: null }])
  })

  test.each<NudgeAnswer>(['acted', 'not-now', 'not-for-me'])('%s ends it for good', async (answer) => {
    const seat = aSeat({ personId: teacher })
    await evaluate([seat])
    await answerNudge(scope, here(teacher), await nextId(), answer, minutesLater(1))
    await evaluate([seat], daysLater(1))
    expect(await nextNudge(scope, here(teacher), daysLater(60))).toBeUndefined()
    expect(await storedNudges()).toMatchObject([
      { answer, answered_at: minutesLater(1), ended_at: minutesLater(1), ended_because: 'answered' },
    ])
  })

  test('a second answer is harmless and changes nothing', async () => {
    await evaluate([aSeat({ personId: teacher })])
    const id = await nextId()
    await answerNudge(scope, here(teacher), id, 'not-for-me', minutesLater(1))
    const first = await storedNudges()
    await answerNudge(scope, here(teacher), id, 'acted', minutesLater(2))
    await answerNudge(scope, here(teacher), id, 'shown', minutesLater(3))
    expect(await storedNudges()).toEqual(first)
  })

  test.each<'shown' | NudgeAnswer>(['shown', 'acted'])(
    "somebody else's nudge, another district's and none at all are not found (%s)",
    async (response) => {
      await evaluate([aSeat({ personId: teacher })])
      const id = await nextId()
      const notFound = { kind: 'not-found', code: 'nudge.not-found' }
      const colleague = await aTeacher()
      await expect(answerNudge(scope, here(colleague), id, response, now)).rejects.toMatchObject(notFound)
      await expect(answerNudge(scope, here(teacher), randomUUID(), response, now)).rejects.toMatchObject(
        notFound,
      )
      const stranger = await db.district()
      await expect(answerNudge(stranger, here(teacher), id, response, now)).rejects.toMatchObject(notFound)
      expect(await storedNudges()).toMatchObject([{ shown_at: null, answer: null }])
    },
  )
})

describe('isolation', () => {
  test("an evaluation and a launch of another district touch nothing of this one's", async () => {
    await evaluate([aSeat({ personId: teacher })])
    const stranger = await db.district()
    const outcome = await evaluateNudges(stranger, { seatsNeverOpened: () => seatsOf([]) }, minutesLater(60))
    expect(outcome).toEqual({ made: 0, ended: 0 })
    expect(await nextNudge(stranger, here(teacher), now)).toBeUndefined()
    expect(await nextNudge(scope, here(teacher), now)).toBeDefined()
  })

  test('a person takes their nudges along when they are deleted', async () => {
    await evaluate([aSeat({ personId: teacher })])
    await scope.query('delete from lectern.person where district_id = $1 and id = $2', [
      scope.districtId,
      teacher,
    ])
    expect(await storedNudges()).toEqual([])
  })
})
