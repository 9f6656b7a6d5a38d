import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import { internal, somePeople } from '@lectern/google-classroom/testing'
import type { InstallationId } from '@lectern/launch'
import { askForDirectory, googleDirectory } from '@lectern/tenancy'
import { orgUnitCoverage } from '../../joins/org-unit-coverage.ts'
import { googleDistrict, type GoogleDistrict } from '../../testing/google-district.ts'
import { enqueueDirectory, googleUpkeepJob } from './google-roster-jobs.ts'

let db: TestDatabase
let domain: GoogleDistrict
let installationId: InstallationId
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())

const pupils = (count: number, unit: string) =>
  Array.from({ length: count }, (_, index) => ({
    sub: `${unit}-${index}`,
    email: `${index}@fairview.example`,
    hostedDomain: 'fairview.example',
    orgUnitPath: unit,
  }))
const people = [
  ...Object.values(somePeople),
  ...pupils(30, '/Students/North'),
  ...pupils(14, '/Students/South'),
  ...pupils(3, '/Students/West'),
]
beforeEach(async () => {
  domain = await googleDistrict(db, { people })
  installationId = await domain.install()
})

const read = async () => {
  await askForDirectory(domain.scope, installationId)
  await enqueueDirectory(domain.rosters.enqueue, domain.scope, installationId)
  await domain.drain()
}
const comes = async (sub: string) => domain.comes(installationId, sub)

test('counts the accounts of each unit and who of them came to Lectern, page by page; nobody is kept', async () => {
  await domain.grant(installationId)
  for (const sub of ['/Students/North-0', '/Students/North-29', '/Students/West-1']) await comes(sub)
  await read()
  const { units, readAt } = (await googleDirectory(domain.scope, installationId))!
  expect(readAt).toEqual(expect.any(String))
  expect(
    units.map(({ path, name, activeUsers, seenUsers }) => `${path} ${name}: ${seenUsers} of ${activeUsers}`),
  ).toEqual([
    '/ /: 1 of 1',
    '/Staff Staff: 0 of 2',
    '/Students Students: 0 of 2',
    '/Students/North North: 2 of 30',
    '/Students/South South: 0 of 14',
    '/Students/West West: 1 of 3',
  ])
  expect(domain.google.requests.filter(({ url }) => url.pathname.endsWith('/users')).length).toBeGreaterThan(
    5,
  )
  // The administrator and the three who came.
  expect(await domain.scope.query('select from lectern.person')).toHaveLength(4)
})

test('what a page shows of it does not tell who few people are', async () => {
  await domain.grant(installationId)
  for (let index = 0; index < 12; index++) await comes(`/Students/North-${index}`)
  for (let index = 0; index < 11; index++) await comes(`/Students/South-${index}`)
  await comes('/Students/West-1')
  await read()
  const { units } = await orgUnitCoverage(domain.scope, installationId)
  expect(Object.fromEntries(units.map(({ path, active, seen }) => [path, { active, seen }]))).toEqual({
    '/': { active: { fewerThan: 10 }, seen: { fewerThan: 10 } },
    '/Staff': { active: { fewerThan: 10 }, seen: { value: 0 } },
    '/Students': { active: { fewerThan: 10 }, seen: { value: 0 } },
    '/Students/North': { active: { value: 30 }, seen: { value: 12 } },
    // Three did not come: who came and who did not hide each other.
    '/Students/South': { active: { value: 14 }, seen: { fewerThan: 20 } },
    '/Students/West': { active: { fewerThan: 10 }, seen: { fewerThan: 10 } },
  })
})

test('says whom to ask where no administrator has allowed it, and keeps what was read', async () => {
  await domain.grant(installationId, somePeople.administrator, ['roster'])
  await read()
  expect(await orgUnitCoverage(domain.scope, installationId)).toMatchObject({
    readAt: null,
    isBeingRead: false,
    message: expect.stringContaining('administrator of the domain signs in'),
    units: [],
  })
  await domain.grant(installationId)
  await read()
  domain.google.grants.revoke(somePeople.administrator.sub)
  domain.google.failNext(internal)
  await read()
  expect(await orgUnitCoverage(domain.scope, installationId)).toMatchObject({
    readAt: expect.any(String),
    message: expect.any(String),
    units: expect.arrayContaining([expect.objectContaining({ path: '/Staff' })]),
  })
})

test('is read again by itself a day later, once it was asked for', async () => {
  await domain.grant(installationId)
  const upkeep = async () => {
    await domain.run({ name: googleUpkeepJob.name, data: {} })
    return domain.queue.splice(0).filter(({ name }) => name.endsWith('read-directory'))
  }
  expect(await upkeep()).toEqual([])
  await read()
  expect(await upkeep()).toEqual([])
  await db.ownerQuery(`update lectern.google_directory set asked_at = asked_at - interval '1 day'`)
  expect(await upkeep()).toHaveLength(1)
})

test('was never asked for in another district', async () => {
  await domain.grant(installationId)
  await read()
  expect(await orgUnitCoverage(await db.district('Elsewhere'), installationId)).toEqual({
    readAt: null,
    isBeingRead: false,
    message: null,
    units: [],
  })
})
