import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import { appNames, appsByExternalId } from './app-names.ts'
import { findAppByReference, getApp, listApps } from './read-apps.ts'
import { csv, importing } from './testing.ts'

/** More than two pages of an export. */
const manyApps = 1_001

let db: TestDatabase
let scope: DistrictScope
let stranger: DistrictScope
beforeAll(async () => {
  db = await testDatabase()
  scope = await db.district()
  stranger = await db.district('Stranger')
  const rows = Array.from({ length: manyApps }, (_, at) => `${at},Same name,https://a${at}.example`)
  await importing(scope, csv('LP ID,name,url', ...rows))
})
afterAll(() => db.drop())

test('an export has every app once, even when all have one name', async () => {
  const ids = new Set<string>()
  let listed = 0
  for await (const { id } of listApps(scope)) {
    ids.add(id)
    listed += 1
  }
  expect([listed, ids.size]).toEqual([manyApps, manyApps])
})

test('a reference is our id or that of another register, and belongs to its district', async () => {
  const app = await findAppByReference(scope, 'learnplatform:7')
  expect(app).toMatchObject({ url: 'https://a7.example/' })
  expect(await findAppByReference(scope, app!.id)).toEqual(app)
  expect(await getApp(scope, app!.id)).toEqual(app)
  for (const reference of ['learnplatform:7', app!.id])
    expect(await findAppByReference(stranger, reference)).toBeNull()
})

test.each(['', ':', '7', 'learnplatform:', 'learnplatform', 'elsewhere:7', "'; drop", randomUUID()])(
  'the reference "%s" leads nowhere',
  async (reference) => {
    expect(await findAppByReference(scope, reference)).toBeNull()
    await expect(getApp(scope, reference)).rejects.toMatchObject({
      kind: 'not-found',
      code: 'catalog.app-not-found',
    })
  },
)

test('names are known by our ids and by those of other registers, within the district', async () => {
  const found = await appsByExternalId(scope, 'learnplatform', ['7', 'unknown'])
  const appId = found.get('7')!.appId
  expect(found).toEqual(new Map([['7', { appId, name: 'Same name' }]]))
  expect(await appNames(scope, [appId, randomUUID()])).toEqual(new Map([[appId, 'Same name']]))
  expect(await appsByExternalId(stranger, 'learnplatform', ['7'])).toEqual(new Map())
  expect(await appNames(stranger, [appId])).toEqual(new Map())
})
