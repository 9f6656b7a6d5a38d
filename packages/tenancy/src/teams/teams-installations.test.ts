import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { DistrictScope } from '@lectern/database'
import { switchFeature } from '../installation-features.ts'
import { getTeamsInstallation } from './change-teams-installation.ts'
import { keepTeamsAdmission } from './teams-admission.ts'
import {
  addTeamsInstallation,
  findTeamsInstallations,
  keepTeamsRelease,
  type NewTeamsInstallation,
} from './teams-installations.ts'

const sealKey = new Uint8Array(32).fill(9)

let db: TestDatabase
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())

let made = 0
const guid = (start: string): string => `${start}-0000-4000-8000-${String(++made).padStart(12, '0')}`
const anApp = (overrides: Partial<NewTeamsInstallation> = {}): NewTeamsInstallation => ({
  name: 'Microsoft Teams',
  clientId: guid('99999999'),
  tenantId: guid('1111AAAA'),
  credential: { clientSecret: 'a secret of Entra' },
  websiteUrl: 'https://lakeside.example/',
  privacyUrl: 'https://lakeside.example/privacy',
  termsUrl: 'https://lakeside.example/terms',
  ...overrides,
})
const added = (scope: DistrictScope, app: NewTeamsInstallation) =>
  addTeamsInstallation(db.database, scope, app, sealKey)
const found = (wanted: Parameters<typeof findTeamsInstallations>[1], key = sealKey) =>
  findTeamsInstallations(db.database, wanted, key)

test('is found by the tenant of a token, with its credential, which no row holds in the clear', async () => {
  const scope = await db.district()
  const app = anApp({ features: ['roster'] })
  const installationId = await added(scope, app)
  const [one, ...others] = await found({ tenantId: app.tenantId })
  expect(others).toEqual([])
  expect(one).toMatchObject({
    districtId: scope.districtId,
    installationId,
    tenantId: app.tenantId.toLowerCase(),
    credential: { clientSecret: 'a secret of Entra' },
    release: null,
    features: ['roster'],
  })
  expect(one!.manifestId).toMatch(/^[0-9a-f-]{36}$/)
  for (const wanted of [
    { clientId: app.clientId },
    { installationId },
    { clientId: app.clientId, installationId },
  ])
    expect(await found(wanted)).toEqual([one])
  const rows = await db.ownerQuery('select * from lectern.teams_installation')
  expect(JSON.stringify(rows)).not.toContain('a secret of Entra')
  await expect(found({ installationId }, new Uint8Array(32).fill(8))).rejects.toThrow()
})

test('takes a certificate in place of a secret', async () => {
  const credential = { thumbprintSha256: 'AB12', privateKey: '-----BEGIN PRIVATE KEY-----' }
  const installationId = await added(await db.district(), anApp({ credential }))
  expect((await found({ installationId }))[0]?.credential).toEqual(credential)
})

test('of whom nothing is said is found by nobody, nor is one that is not there', async () => {
  await added(await db.district(), anApp())
  expect(await found({})).toEqual([])
  expect(await found({ tenantId: guid('00000000') })).toEqual([])
})

test('is in its own district and in no other', async () => {
  const [scope, other] = [await db.district(), await db.district()]
  const installationId = await added(scope, anApp())
  expect(await other.query('select * from lectern.teams_installation t')).toEqual([])
  expect(
    await keepTeamsRelease(other, installationId, { version: '9.0.0', fingerprint: 'forged' }, null),
  ).toBe(false)
  expect((await found({ installationId }))[0]?.release).toBeNull()
})

test('shares its app only with whoever knows the secret, and its tenant with nobody', async () => {
  const app = anApp()
  await added(await db.district(), app)
  const second = await db.district()
  for (const [changes, code] of [
    [{}, 'installation.tenant-taken'],
    [{ clientId: guid('99999999') }, 'installation.tenant-taken'],
    [
      { tenantId: guid('11111111'), credential: { clientSecret: 'guessed' } },
      'installation.client-secret-differs',
    ],
  ] as const)
    await expect(added(second, { ...app, ...changes })).rejects.toMatchObject({ kind: 'conflict', code })
  await added(second, { ...app, tenantId: guid('11111111') })
  expect(await found({ clientId: app.clientId })).toHaveLength(2)
})

test('of which Microsoft knows nothing gives way to one that is proved, and is used no more; a confirmed one stays', async () => {
  const app = anApp({ credential: { clientSecret: 'guessed' } })
  const [squatter, scope] = [await db.district(), await db.district()]
  const installationId = await added(squatter, app)
  const rival = { districtId: squatter.districtId, installationId }
  const own = { ...app, credential: { clientSecret: 'the true one' }, isProved: true }
  await expect(added(scope, own)).rejects.toMatchObject({ code: 'installation.tenant-taken' })
  const proved = await added(scope, { ...own, givingWay: [rival] })
  expect((await found({ tenantId: app.tenantId })).map((one) => one.installationId)).toEqual([proved])
  expect(await found({ installationId })).toEqual([])
  await expect(getTeamsInstallation(db.database, squatter, installationId, sealKey)).rejects.toMatchObject({
    code: 'installation.gave-way',
  })

  const admission = { at: new Date(), tenantName: null, roles: [] }
  await keepTeamsAdmission(scope, proved, admission)
  const givingWay = [{ districtId: scope.districtId, installationId: proved }]
  await expect(added(squatter, { ...own, givingWay })).rejects.toMatchObject({
    code: 'installation.tenant-taken',
  })
  expect((await found({ tenantId: app.tenantId })).map((one) => one.installationId)).toEqual([proved])
})

test('shares an app with another secret where Microsoft takes it: an app may have several', async () => {
  const app = anApp()
  await added(await db.district(), app)
  const other = {
    ...app,
    tenantId: guid('11111111'),
    credential: { clientSecret: 'the second' },
    isProved: true,
  }
  await expect(added(await db.district(), other)).resolves.toBeDefined()
})

test('of two districts that claim one tenant at once one gets it', async () => {
  const app = anApp()
  const scopes = [await db.district(), await db.district()]
  const results = await Promise.allSettled(scopes.map((scope) => added(scope, app)))
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('remembers its package, and of two that are made at once only the first', async () => {
  const scope = await db.district()
  const installationId = await added(scope, anApp())
  const first = { version: '1.0.0', fingerprint: 'a.b.c' }
  expect(await keepTeamsRelease(scope, installationId, first, null)).toBe(true)
  expect(await keepTeamsRelease(scope, installationId, { ...first, fingerprint: 'x' }, null)).toBe(false)
  expect(await keepTeamsRelease(scope, installationId, { version: '1.0.1', fingerprint: 'd' }, first)).toBe(
    true,
  )
  expect((await found({ installationId }))[0]?.release).toEqual({ version: '1.0.1', fingerprint: 'd' })
})

test('is offered what Teams has, and nothing else', async () => {
  const scope = await db.district()
  const installationId = await added(scope, anApp())
  await switchFeature(scope, installationId, 'roster', true)
  await expect(switchFeature(scope, installationId, 'credit', true)).rejects.toMatchObject({
    code: 'installation.feature-not-offered',
  })
})
