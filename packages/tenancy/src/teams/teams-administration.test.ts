import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { getInstallation } from '../installation-list.ts'
import { changeTeamsInstallation, getTeamsInstallation } from './change-teams-installation.ts'
import {
  forgetTeamsAdmission,
  keepTeamsAdmission,
  noteTeamsRefusal,
  teamsAdmission,
} from './teams-admission.ts'
import { addTeamsInstallation } from './teams-installations.ts'

const sealKey = new Uint8Array(32).fill(9)
const pages = {
  websiteUrl: 'https://lakeside.example/',
  privacyUrl: 'https://lakeside.example/privacy',
  termsUrl: 'https://lakeside.example/terms',
}

let db: TestDatabase
let scope: DistrictScope
let id: InstallationId
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => {
  scope = await db.district()
  const app = { name: 'Teams', clientId: crypto.randomUUID(), tenantId: crypto.randomUUID(), ...pages }
  const credential = { clientSecret: 'first' }
  const credentialExpiresAt = new Date('2027-06-30')
  id = await addTeamsInstallation(db.database, scope, { ...app, credential, credentialExpiresAt }, sealKey)
})

const change = (more: object) =>
  changeTeamsInstallation(db.database, scope, id, { name: 'Teams', ...pages, ...more }, sealKey)
const credential = async () => (await getTeamsInstallation(db.database, scope, id, sealKey)).credential
const refusal = {
  at: '2026-11-20T10:00:00Z',
  code: 'teams.consent-declined',
  message: 'Agree.',
  reference: 'R',
}
const good = {
  at: new Date('2026-11-21T10:00:00Z'),
  tenantName: 'Lakeside',
  roles: ['Organization.Read.All'],
}

test('a change leaves the secret and its end where none is named, and replaces both with another', async () => {
  await change({ name: 'Renamed', termsUrl: 'https://lakeside.example/other' })
  expect(await getInstallation(scope, id)).toMatchObject({
    name: 'Renamed',
    teams: { termsUrl: 'https://lakeside.example/other' },
  })
  expect(await credential()).toEqual({ clientSecret: 'first' })
  expect((await teamsAdmission(scope, id)).credentialExpiresAt).toContain('2027-06-30')
  await change({ credential: { clientSecret: 'second' }, credentialExpiresAt: null })
  expect(await credential()).toEqual({ clientSecret: 'second' })
  expect((await teamsAdmission(scope, id)).credentialExpiresAt).toBeNull()
})

test('a refusal takes nothing away that was confirmed, and is over with the next confirmation', async () => {
  await keepTeamsAdmission(scope, id, good)
  await noteTeamsRefusal(scope, id, refusal)
  expect(await teamsAdmission(scope, id)).toMatchObject({ tenantName: 'Lakeside', refusal })
  await keepTeamsAdmission(scope, id, good)
  expect(await teamsAdmission(scope, id)).toMatchObject({ grantedRoles: good.roles, refusal: null })
  await forgetTeamsAdmission(scope, id)
  expect(await teamsAdmission(scope, id)).toMatchObject({
    confirmedAt: null,
    tenantName: null,
    grantedRoles: [],
  })
})

test('is no other district’s to read or change', async () => {
  const other = await db.district()
  const unknown = { code: 'installation.unknown' }
  await expect(teamsAdmission(other, id)).rejects.toMatchObject(unknown)
  await expect(getTeamsInstallation(db.database, other, id, sealKey)).rejects.toMatchObject(unknown)
  const stolen = { name: 'Theirs', ...pages }
  await expect(changeTeamsInstallation(db.database, other, id, stolen, sealKey)).rejects.toMatchObject(
    unknown,
  )
  await keepTeamsAdmission(other, id, good)
  expect((await teamsAdmission(scope, id)).confirmedAt).toBeNull()
})
