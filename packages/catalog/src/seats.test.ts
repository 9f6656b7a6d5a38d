import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { AppId } from '@lectern/launch'
import { searchApps } from './search-apps.ts'
import { addLicence, grantSeats, listSeats } from './seats.ts'
import { csv, importing } from './testing.ts'

let db: TestDatabase
let scope: DistrictScope
let appId: AppId
const [ada, ben] = [randomBytes(32), randomBytes(32)]
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => {
  scope = await db.district()
  await importing(scope, csv('name,url', 'A,https://a.example'))
  const [app] = (await searchApps(scope, {})).apps
  appId = app!.id
})

test('a seat is granted once and keeps its first date', async () => {
  expect(await grantSeats(scope, { appId, holders: [ada], assignedOn: '2026-08-10' })).toBe(1)
  expect(await grantSeats(scope, { appId, holders: [ada, ben], assignedOn: '2026-09-01' })).toBe(1)
  expect(await listSeats(scope, '2026-09-02')).toEqual([
    { appId, holderHash: ada, assignedOn: '2026-08-10', verdict: 'not-approved' },
    { appId, holderHash: ben, assignedOn: '2026-09-01', verdict: 'not-approved' },
  ])
})

test('seats are good while a licence is in force, its first and last day included', async () => {
  await grantSeats(scope, { appId, holders: [ada], assignedOn: '2026-08-10' })
  await addLicence(scope, { appId, seats: 30, startsOn: '2025-07-01', endsOn: '2026-06-30' })
  await addLicence(scope, { appId, seats: 30, startsOn: '2026-09-01', endsOn: '2027-06-30' })
  const good = async (day: string) => (await listSeats(scope, day)).length
  expect([await good('2026-06-30'), await good('2026-07-15'), await good('2026-09-01')]).toEqual([1, 0, 1])
  expect(await good('2027-07-01')).toBe(0)
})

test('there is no seat in an app that the district does not have', async () => {
  const unknown = { appId: randomUUID(), holders: [ada], assignedOn: '2026-08-10' }
  await expect(grantSeats(scope, unknown)).rejects.toMatchObject({ code: 'catalog.app-not-found' })
  await grantSeats(scope, { ...unknown, appId })
  const stranger = await db.district('Stranger')
  await expect(grantSeats(stranger, { ...unknown, appId })).rejects.toMatchObject({ kind: 'not-found' })
  expect(await listSeats(stranger, '2026-09-01')).toEqual([])
})
