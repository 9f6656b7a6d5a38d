import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { CatalogApp } from './catalog-app.ts'
import { decideListing } from './decide-listing.ts'
import { seedDemoListings } from './demo-listings.ts'
import { verdictOf } from './listing.ts'
import { listApps } from './read-apps.ts'
import { importing, realProducts } from './testing.ts'

const now = new Date('2026-09-01T12:00:00Z')

let db: TestDatabase
let scope: DistrictScope
let apps: CatalogApp[]
beforeAll(async () => {
  db = await testDatabase()
  scope = await db.district('Imaginary Schools')
  await importing(scope, realProducts())
  await seedDemoListings(scope, now)
  apps = await appsOf()
})
afterAll(() => db.drop())

async function appsOf(): Promise<CatalogApp[]> {
  const all: CatalogApp[] = []
  for await (const app of listApps(scope)) all.push(app)
  return all
}

test('most education tools are approved, and every verdict occurs', () => {
  const share = (of: CatalogApp[], verdict: string) =>
    of.filter((app) => app.verdict === verdict).length / of.length
  const tools = apps.filter(({ functions }) => functions[0]?.startsWith('LC.digital'))
  expect(share(tools, 'approved')).toBeGreaterThan(0.55)
  expect(share(tools, 'approved')).toBeLessThan(0.75)
  for (const verdict of ['approved', 'limited', 'in-review', 'not-approved'])
    expect(share(apps, verdict), verdict).toBeGreaterThan(0.05)
})

test('every reason is neutral, and what is not classified is not decided about', () => {
  expect(new Set(apps.map(({ reason }) => reason))).toEqual(
    new Set([
      null,
      'agreement-lapsed',
      'agreement-pending',
      'grades-limited',
      'in-review',
      'not-reviewed-yet',
      'pilot',
      'staff-only',
    ]),
  )
  for (const app of apps.filter(({ functions }) => functions.length === 0))
    expect(app.reason, app.name).toBe('not-reviewed-yet')
})

test('alternatives are approved and do the same', () => {
  const byId = new Map(apps.map((app) => [app.id, app]))
  const offered = apps.flatMap((app) => app.alternatives.map(({ id }) => [app, byId.get(id)] as const))
  expect(offered.length).toBeGreaterThan(100)
  for (const [app, other] of offered)
    expect(other, app.name).toMatchObject({ verdict: 'approved', functions: [app.functions[0]] })
})

test('the stored verdict is the one that the statuses give', () => {
  for (const app of apps) expect(app.verdict, app.name).toBe(verdictOf(app))
})

test('what demonstrations link to may be used by students', () => {
  const named = [
    'DeltaMath',
    'Desmos',
    'ExploreLearning Gizmos',
    'Generation Genius',
    'Khan Academy',
    'ReadWorks',
  ]
  for (const name of named)
    expect(
      apps.find((app) => app.name === name),
      name,
    ).toMatchObject({ approval: 'approved' })
})

test('a second time changes nothing, and keeps what was decided since', async () => {
  const kahoot = apps.find(({ name }) => name === 'Kahoot!')
  const decision = { approval: 'denied', privacy: 'refused', reason: 'declined', grades: null } as const
  await decideListing(scope, kahoot!.id, { ...decision, decisionDue: null, alternatives: [] })
  const before = await appsOf()
  await seedDemoListings(scope, now)
  expect(await appsOf()).toEqual(before)
})
