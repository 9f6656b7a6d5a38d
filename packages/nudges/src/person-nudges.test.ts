import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { PersonId } from '@lectern/launch'
import { answerNudge, evaluateNudges, forgetNudgesOf, nextNudge, nudgesOf } from './index.ts'
import { anInstallation, aSeat, seatsOf } from './testing.ts'

const now = new Date('2026-10-01T06:00:00Z')

let db: TestDatabase
let scope: DistrictScope
let [ada, ben] = [] as PersonId[]
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => {
  scope = await db.district()
  ;[ada, ben] = await Promise.all([aTeacher(), aTeacher()])
  const seats = [aSeat({ personId: ada }), aSeat({ personId: ben })]
  await evaluateNudges(scope, { seatsNeverOpened: () => seatsOf(seats) }, now)
})

async function aTeacher(): Promise<PersonId> {
  const [person] = await scope.query<{ id: PersonId }>(
    `insert into lectern.person (district_id, role) values ($1, 'teacher') returning id`,
    [scope.districtId],
  )
  return person!.id
}

test("tells a person's nudges and what they answered, and nobody else's", async () => {
  const reader = { personId: ada!, installationId: await anInstallation(scope) }
  const { id } = (await nextNudge(scope, reader, now))!
  await answerNudge(scope, reader, id, 'not-for-me', now)
  expect(await nudgesOf(scope, [ada!])).toEqual([
    {
      rule: 'seat-never-opened',
      appId: expect.any(String),
      madeAt: expect.stringMatching(/^2026-10-01T/),
      toldAt: null,
      shownAt: expect.any(String),
      answeredAt: expect.any(String),
      answer: 'not-for-me',
    },
  ])
  expect(await nudgesOf(await db.district(), [ada!])).toEqual([])
})

test("forgets a person's nudges and nobody else's, once and again", async () => {
  for (let times = 0; times < 2; times++) await forgetNudgesOf(scope, [ada!])
  expect(await nudgesOf(scope, [ada!])).toEqual([])
  await forgetNudgesOf(await db.district(), [ben!])
  expect(await nudgesOf(scope, [ben!])).toHaveLength(1)
})
