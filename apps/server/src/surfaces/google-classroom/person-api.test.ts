import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import { somePeople } from '@lectern/google-classroom/testing'
import type { InstallationId, PersonId } from '@lectern/launch'
import { findGoogleGrant, getGoogleInstallation } from '@lectern/tenancy'
import { googleDistrict, type GoogleDistrict } from '../../testing/google-district.ts'
import { personApi } from './person-api.ts'

const { administrator } = somePeople

let db: TestDatabase
let domain: GoogleDistrict
let installationId: InstallationId
let personId: PersonId
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => {
  domain = await googleDistrict(db)
  installationId = await domain.install()
  personId = await domain.grant(installationId)
})

const sealKey = () => domain.rosters.secrets.of('Google grants')
async function tokens() {
  const { rosters, scope } = domain
  const installation = await getGoogleInstallation(db.database, scope, installationId, sealKey())
  const api = await personApi(rosters, scope, installation, { personId, audience: 'administrator' })
  return api!.tokens
}
const kept = () =>
  findGoogleGrant(domain.scope, { installationId, personId, audience: 'administrator' }, sealKey())

test('a grant that Google does not take any more is ended', async () => {
  domain.google.grants.revoke(administrator.sub)
  await expect((await tokens()).current()).rejects.toMatchObject({ code: 'classroom.grant-revoked' })
  expect(await kept()).toBeUndefined()
})

test('whoever signs in again while Google refuses their old token keeps what they granted anew', async () => {
  domain.google.grants.revoke(administrator.sub)
  domain.google.failNext(async (answer) => {
    const refused = await answer()
    await domain.grant(installationId)
    return refused
  })
  await expect((await tokens()).current()).rejects.toMatchObject({ code: 'classroom.grant-revoked' })
  expect((await kept())?.refreshToken).toBeDefined()
  expect(await (await tokens()).current()).toMatch(/^ya29/)
})

test('of refresh tokens that replace each other the newest is kept, with every renewal', async () => {
  domain.google.switches.rotatesRefreshTokens = true
  const own = await tokens()
  await own.renewed(await own.renewed(await own.current()))
  const { refreshToken, access } = (await kept())!
  expect(domain.google.grants.ownerOf(refreshToken!)).toBe(administrator.sub)
  expect(access?.accessToken).toBe(await own.current())
})
