import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { DistrictScope } from '@lectern/database'
import {
  addLtiInstallation,
  createDistrict,
  decideDeployment,
  findDistrict,
  findLtiInstallations,
  getInstallation,
  listDistricts,
  listInstallations,
} from './index.ts'
import { aPlatform } from './testing.ts'

let db: TestDatabase
let scope: DistrictScope
beforeAll(async () => {
  db = await testDatabase()
  scope = await db.district()
})
afterAll(() => db.drop())

test('an installation is found by issuer and client, with its district and deployments', async () => {
  const platform = aPlatform({ deploymentId: '7' })
  const installationId = await addLtiInstallation(db.database, scope, platform)
  expect(await findLtiInstallations(db.database, platform.issuer, platform.clientId)).toMatchObject([
    {
      installationId,
      districtId: scope.districtId,
      deployments: { '7': 'active' },
      jwksUri: platform.jwksUri,
    },
  ])
  expect(await findLtiInstallations(db.database, platform.issuer, undefined)).toHaveLength(1)
  expect(await findLtiInstallations(db.database, 'https://elsewhere.example', undefined)).toEqual([])
})

test('refuses an issuer and client that this district has installed already, also when both come at once', async () => {
  const platform = aPlatform()
  const added = await Promise.allSettled([
    addLtiInstallation(db.database, scope, platform),
    addLtiInstallation(db.database, scope, platform),
  ])
  expect(added.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(addLtiInstallation(db.database, scope, platform)).rejects.toMatchObject({
    code: 'installation.exists',
  })
})

test('another district sees and decides nothing of it', async () => {
  const id = await addLtiInstallation(db.database, scope, aPlatform({ deploymentId: '9' }))
  const other = await db.district('Elsewhere')
  expect(await listInstallations(other)).toEqual([])
  await expect(getInstallation(other, id)).rejects.toMatchObject({ code: 'installation.unknown' })
  await expect(decideDeployment(other, id, '9', 'blocked')).rejects.toMatchObject({ kind: 'not-found' })
})

test('a district is made once, with an address and a time zone that exist', async () => {
  const made = await createDistrict(db.database, {
    slug: 'lakeside',
    name: 'Lakeside',
    timeZone: 'America/Chicago',
  })
  expect(await findDistrict(db.database, 'lakeside')).toEqual(made)
  expect((await listDistricts(db.database)).map(({ slug }) => slug)).toContain('lakeside')
  const attempts = [
    [{ slug: 'lakeside', name: 'Again', timeZone: 'UTC' }, 'district.exists'],
    [{ slug: 'Lake Side', name: 'x', timeZone: 'UTC' }, 'district.slug-malformed'],
    [{ slug: 'moon', name: 'x', timeZone: 'Moon/Tycho' }, 'district.time-zone-unknown'],
  ] as const
  for (const [district, code] of attempts)
    await expect(createDistrict(db.database, district)).rejects.toMatchObject({ code })
})
