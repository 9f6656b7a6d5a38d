import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { InstallationId, PersonId, ResourceId } from '@lectern/launch'
import {
  forgetHoldingsOf,
  grantSeats,
  holdingsOf,
  listPlacements,
  recordPlacements,
  searchApps,
} from './index.ts'
import { csv, importing } from './testing.ts'

const holder = () => ({ personIds: [randomUUID() as PersonId], sourcedIdHashes: [randomBytes(32)] })
const [ada, ben] = [holder(), holder()]

let db: TestDatabase
let scope: DistrictScope
let installationId: InstallationId
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => {
  scope = await db.district()
  await importing(scope, csv('name,url', 'Gizmos,https://gizmos.example'))
  const appId = (await searchApps(scope, {})).apps[0]!.id
  const [made] = await scope.query<{ id: InstallationId }>(
    `insert into lectern.installation (district_id, surface, name) values ($1, 'lti', 'Canvas') returning id`,
    [scope.districtId],
  )
  installationId = made!.id
  const holders = [ada, ben].flatMap(({ sourcedIdHashes }) => sourcedIdHashes)
  await grantSeats(scope, { appId, holders, assignedOn: '2026-08-10' })
  await recordPlacements(
    scope,
    [ada, ben].map(({ personIds }) => ({
      id: randomUUID(),
      appId,
      installationId,
      contextId: null,
      placedBy: personIds[0]!,
    })),
  )
})

test('tells the help that a person put into courses as well', async () => {
  const carla = holder()
  const [help] = await scope.query<{ id: ResourceId }>(
    `insert into lectern.pd_resource (district_id, external_id, title, url) values ($1, 'r', 'Talk', 'https://p.example')
     returning id`,
    [scope.districtId],
  )
  const [placedBy] = carla.personIds
  const made = { id: randomUUID(), installationId, contextId: null, placedBy: placedBy! }
  await recordPlacements(scope, [{ ...made, resourceId: help!.id }])
  expect((await holdingsOf(scope, carla)).placements).toMatchObject([{ app: null, resourceId: help!.id }])
})

test('tells the seats a person holds and what they put into courses, and nothing of others', async () => {
  expect(await holdingsOf(scope, ada)).toEqual({
    seats: [{ app: 'Gizmos', since: '2026-08-10' }],
    placements: [{ app: 'Gizmos', resourceId: null, course: null, placedAt: expect.any(String) }],
    credits: [],
  })
  expect(await holdingsOf(scope, holder())).toEqual({ seats: [], placements: [], credits: [] })
  expect(await holdingsOf(await db.district(), ada)).toEqual({ seats: [], placements: [], credits: [] })
})

test('forgets who held and who placed; what was placed stays, and so does what others have', async () => {
  for (let times = 0; times < 2; times++) await forgetHoldingsOf(scope, ada)
  expect(await holdingsOf(scope, ada)).toEqual({ seats: [], placements: [], credits: [] })
  expect(await listPlacements(scope, installationId)).toHaveLength(2)
  await forgetHoldingsOf(await db.district(), ben)
  expect(await holdingsOf(scope, ben)).toMatchObject({ seats: [{}], placements: [{}] })
})
