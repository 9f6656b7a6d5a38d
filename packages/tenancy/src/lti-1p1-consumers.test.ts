import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { DistrictScope } from '@lectern/database'
import {
  addLti1p1Consumer,
  addLtiInstallation,
  findLti1p1Consumer,
  getInstallation,
  listInstallations,
  switchLti1p1,
} from './index.ts'
import { aPlatform } from './testing.ts'

const sealKey = new Uint8Array(32).fill(5)

let db: TestDatabase
let scope: DistrictScope
beforeAll(async () => {
  db = await testDatabase()
  scope = await db.district()
})
afterAll(() => db.drop())

test('a consumer is found by its key, with its district and secret, and is off until it is switched on', async () => {
  const { id, consumerKey, secret } = await addLti1p1Consumer(scope, { name: 'Old Moodle' }, sealKey)
  const found = {
    districtId: scope.districtId,
    installationId: id,
    name: 'Old Moodle',
    key: consumerKey,
    secret,
    signatureMethod: 'HMAC-SHA1',
  }
  expect(await findLti1p1Consumer(db.database, consumerKey, sealKey)).toEqual({
    ...found,
    enabled: false,
    features: [],
  })
  await switchLti1p1(scope, id, true)
  expect(await findLti1p1Consumer(db.database, consumerKey, sealKey)).toEqual({
    ...found,
    enabled: true,
    features: [],
  })
  expect(await findLti1p1Consumer(db.database, consumerKey.toUpperCase(), sealKey)).toBeUndefined()
})

test('each consumer gets a key and a secret of its own, and the database holds no secret in clear', async () => {
  const first = await addLti1p1Consumer(scope, { name: 'A' }, sealKey)
  const second = await addLti1p1Consumer(scope, { name: 'B' }, sealKey)
  expect(first.consumerKey).not.toBe(second.consumerKey)
  expect(first.secret).not.toBe(second.secret)
  const rows = await db.ownerQuery('select c::text as row from lectern.lti_1p1_consumer c')
  expect(rows.length).toBeGreaterThan(1)
  expect(JSON.stringify(rows)).not.toContain(first.secret)
  await expect(
    findLti1p1Consumer(db.database, first.consumerKey, new Uint8Array(32).fill(6)),
  ).rejects.toThrow()
})

test('a sealed secret that was moved to another row opens nothing', async () => {
  const known = await addLti1p1Consumer(scope, { name: 'Known' }, sealKey)
  const victim = await addLti1p1Consumer(scope, { name: 'Victim' }, sealKey)
  await db.ownerQuery(
    `update lectern.lti_1p1_consumer set sealed_secret =
       (select k.sealed_secret from lectern.lti_1p1_consumer k where k.installation_id = '${known.id}')
     where installation_id = '${victim.id}'`,
  )
  await expect(findLti1p1Consumer(db.database, victim.consumerKey, sealKey)).rejects.toThrow()
})

test('stands among the installations of its district, and of no other', async () => {
  const district = await db.district('Lakeside')
  const other = await db.district('Elsewhere')
  const { id, consumerKey } = await addLti1p1Consumer(district, { name: 'Old Sakai', enabled: true }, sealKey)
  await addLtiInstallation(db.database, district, aPlatform())
  expect(await listInstallations(district)).toMatchObject([
    {
      id,
      name: 'Old Sakai',
      surface: 'lti',
      lti: null,
      lti1p1: { consumerKey, enabled: true, features: [] },
    },
    { name: 'Canvas', lti: { profile: 'canvas' }, lti1p1: null },
  ])
  expect(await listInstallations(other)).toEqual([])
  await expect(getInstallation(other, id)).rejects.toMatchObject({ code: 'installation.unknown' })
  await expect(switchLti1p1(other, id, false)).rejects.toMatchObject({ code: 'installation.unknown' })
  expect((await getInstallation(district, id)).lti1p1).toEqual({ consumerKey, enabled: true, features: [] })
})

test('an installation of LTI 1.3 has nothing to switch', async () => {
  const id = await addLtiInstallation(db.database, scope, aPlatform())
  await expect(switchLti1p1(scope, id, true)).rejects.toMatchObject({ code: 'installation.unknown' })
})
