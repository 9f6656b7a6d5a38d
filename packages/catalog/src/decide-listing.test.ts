import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { AppId } from '@lectern/launch'
import { decideListing } from './decide-listing.ts'
import { countCatalog, getApp } from './read-apps.ts'
import { searchApps } from './search-apps.ts'
import { csv, importing } from './testing.ts'
import type { ListingDecision } from './store/put-decisions.ts'

let db: TestDatabase
let scope: DistrictScope
let apps: AppId[]
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => {
  scope = await db.district()
  await importing(scope, csv('name,url', ...['A', 'B', 'C'].map((name) => `${name},https://${name}.example`)))
  apps = (await searchApps(scope, { sort: 'name' })).apps.map(({ id }) => id)
})

const aDecision = (decision: Partial<ListingDecision> = {}): ListingDecision => ({
  approval: 'approved',
  privacy: 'agreement-signed',
  reason: null,
  grades: null,
  decisionDue: null,
  alternatives: [],
  ...decision,
})

test('a decision is kept whole, and the next one replaces it whole', async () => {
  const [a, b, c] = apps as [AppId, AppId, AppId]
  await decideListing(scope, b, aDecision())
  await decideListing(scope, c, aDecision())
  const refused = aDecision({
    privacy: 'expired',
    reason: 'agreement-lapsed',
    grades: { low: -1, high: 5 },
    decisionDue: '2026-12-01',
    alternatives: [c, b],
  })
  const decided = await decideListing(scope, a, refused)
  expect(decided).toMatchObject({
    ...refused,
    verdict: 'not-approved',
    alternatives: [
      { id: c, name: 'C' },
      { id: b, name: 'B' },
    ],
  })
  expect(await getApp(scope, a)).toEqual(decided)
  expect(await countCatalog(scope)).toEqual({ apps: 3, inReview: 0, lapsedAgreements: 1 })
  expect(await decideListing(scope, a, aDecision())).toMatchObject({ ...aDecision(), verdict: 'approved' })
})

test('an alternative that may not be used itself is not shown', async () => {
  const [a, b] = apps as [AppId, AppId]
  const decided = await decideListing(scope, a, aDecision({ approval: 'denied', alternatives: [b] }))
  expect(decided.alternatives).toEqual([])
  await decideListing(scope, b, aDecision({ approval: 'pilot' }))
  expect((await getApp(scope, a)).alternatives).toEqual([{ id: b, name: 'B' }])
})

test.each([
  ['an unknown alternative', { alternatives: [randomUUID()] }, 'catalog.alternative-unknown'],
  ['grades the wrong way round', { grades: { low: 5, high: 3 } }, 'catalog.grades-reversed'],
])('%s is refused, and nothing is decided', async (_, wrong, code) => {
  const [a] = apps as [AppId]
  await expect(decideListing(scope, a, aDecision(wrong))).rejects.toMatchObject({ kind: 'invalid', code })
  expect(await getApp(scope, a)).toMatchObject({ approval: 'not-reviewed' })
})

test('an app is no alternative to itself', async () => {
  const [a] = apps as [AppId]
  await expect(decideListing(scope, a, aDecision({ alternatives: [a] }))).rejects.toMatchObject({
    code: 'catalog.alternative-unknown',
  })
})

test("another district's app is not found, to decide about or as an alternative", async () => {
  const [a, b] = apps as [AppId, AppId]
  const stranger = await db.district('Stranger')
  await expect(decideListing(stranger, a, aDecision())).rejects.toMatchObject({
    kind: 'not-found',
    code: 'catalog.app-not-found',
  })
  await importing(stranger, csv('name,url', 'X,https://x.example'))
  const [x] = (await searchApps(stranger, {})).apps
  await expect(decideListing(stranger, x!.id, aDecision({ alternatives: [b] }))).rejects.toMatchObject({
    code: 'catalog.alternative-unknown',
  })
})

test('every change raises the version of the catalog, and reading does not', async () => {
  const version = async () =>
    Number((await scope.query('select catalog_version as version from lectern.district'))[0]?.version)
  const [a] = apps as [AppId]
  const before = await version()
  await searchApps(scope, {})
  expect(await version()).toBe(before)
  await decideListing(scope, a, aDecision())
  const decided = await version()
  expect(decided).toBeGreaterThan(before)
  await importing(scope, csv('name,url', 'D,https://d.example'))
  const imported = await version()
  expect(imported).toBeGreaterThan(decided)
  await scope.query('delete from lectern.app where id = $1', [a])
  expect(await version()).toBeGreaterThan(imported)
  expect(await searchApps(scope, {})).toMatchObject({ total: 3 })
})
