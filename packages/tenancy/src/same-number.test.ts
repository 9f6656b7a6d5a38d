import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { InstallationId, PersonId, Role } from '@lectern/launch'
import { absorbPerson } from './lti-1p1-migration.ts'
import { meetPerson, peopleBySourcedId } from './people.ts'
import { samePeople } from './same-number.ts'
import { installed, names } from './testing.ts'

let db: TestDatabase
let scope: DistrictScope
let canvas: InstallationId
let teams: InstallationId
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => {
  scope = await db.district()
  canvas = await installed(db.database, scope)
  teams = await installed(db.database, scope)
})

const numberOf = (number: string): Buffer => names.sourcedId(scope.districtId, number)
const met = (
  at: InstallationId,
  subject: string,
  { number, role = 'teacher' }: { number?: string; role?: Role } = {},
): Promise<PersonId> =>
  meetPerson(scope, at, {
    subjectHash: names.subject(scope.districtId, 'https://host.example', subject),
    sourcedIdHash: number === undefined ? null : numberOf(number),
    role,
  })
/** The host tells the number of somebody whom it named before. */
const learn = (personId: PersonId, number: string) =>
  scope.query('update lectern.identity i set sourced_id_hash = $2 where i.person_id = $1', [
    personId,
    numberOf(number),
  ])

test('whoever was met in two hosts before the second told their number is one person', async () => {
  const known = await met(canvas, 'ada', { number: '4711' })
  const apart = await met(teams, 'ada-in-teams')
  await met(teams, 'ben')
  expect(await samePeople(scope)).toEqual([])
  await learn(apart, '4711')
  expect(await samePeople(scope)).toEqual([{ keep: known, absorb: apart }])
})

test('the one whom more hosts know stays, whoever was met first', async () => {
  const first = await met(canvas, 'ada')
  const second = await met(teams, 'ada-in-teams', { number: '4711' })
  await met(await installed(db.database, scope), 'ada-elsewhere', { number: '4711' })
  await learn(first, '4711')
  expect(await samePeople(scope)).toEqual([{ keep: second, absorb: first }])
})

test('three become one, two at a time', async () => {
  const third = await installed(db.database, scope)
  const people = [await met(canvas, 'a'), await met(teams, 'b'), await met(third, 'c')]
  for (const personId of people) await learn(personId, '4711')
  const [pair, ...others] = await samePeople(scope)
  expect(others).toEqual([])
  await scope.transaction((inside) => absorbPerson(inside, pair!))
  const [last] = await samePeople(scope)
  await scope.transaction((inside) => absorbPerson(inside, last!))
  expect(await samePeople(scope)).toEqual([])
  expect(await scope.query('select from lectern.person')).toHaveLength(1)
})

test('a number that one host gives to many is nobody’s own', async () => {
  for (const subject of ['a', 'b', 'c']) await learn(await met(teams, subject), 'n/a')
  expect(await samePeople(scope)).toEqual([])
})

test('two districts’ people stay apart', async () => {
  await met(canvas, 'ada', { number: '4711' })
  const mine = scope
  scope = await db.district('Elsewhere')
  await met(await installed(db.database, scope), 'ada', { number: '4711' })
  expect([await samePeople(mine), await samePeople(scope)]).toEqual([[], []])
})

test('whom a list counted as a student is the teacher that a launch said', async () => {
  await met(canvas, 'ada', { number: '4711', role: 'student' })
  await learn(await met(teams, 'ada-in-teams'), '4711')
  const [pair] = await samePeople(scope)
  await scope.transaction((inside) => absorbPerson(inside, pair!))
  expect([...(await peopleBySourcedId(scope, [numberOf('4711')])).values()]).toEqual([
    { personId: pair!.keep, role: 'teacher' },
  ])
})
