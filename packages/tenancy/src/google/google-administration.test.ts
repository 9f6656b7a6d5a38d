import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { InstallationId, PersonId } from '@lectern/launch'
import { admitLaunch } from '../admit-launch.ts'
import { getInstallation } from '../installation-list.ts'
import { forgetPeople } from '../person-records.ts'
import { absorbPerson } from '../lti-1p1-migration.ts'
import { meetPerson } from '../people.ts'
import { aLaunch, names } from '../testing.ts'
import { changeGoogleInstallation } from './change-google-installation.ts'
import {
  lastAdministratorRefusal,
  listAdministratorGrants,
  noteAdministratorRefusal,
} from './google-administrators.ts'
import {
  endGoogleGrant,
  findGoogleGrant,
  keepGoogleGrant,
  type GoogleAudience,
  type GrantKey,
} from './google-grants.ts'
import {
  googleGrantsOf,
  reattributeGoogleGrants,
  takeAdministratorGrants,
  takeGoogleGrantsOf,
} from './google-grants-of-people.ts'
import { addGoogleInstallation, getGoogleInstallation } from './google-installations.ts'
import { googleSeen } from './google-seen.ts'

const sealKey = new Uint8Array(32).fill(9)

let db: TestDatabase
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())

interface Added {
  scope: DistrictScope
  installationId: InstallationId
}

async function added({ scope, clientId = randomUUID() }: { scope?: DistrictScope; clientId?: string } = {}) {
  const own = scope ?? (await db.district())
  const installationId = await addGoogleInstallation(
    db.database,
    own,
    { name: 'Classroom', clientId, clientSecret: 's', hostedDomains: [`${randomUUID()}.example`] },
    sealKey,
  )
  return { scope: own, installationId, clientId }
}

const met = ({ scope, installationId }: Added, sub: string): Promise<PersonId> =>
  meetPerson(scope, installationId, {
    subjectHash: names.subject(scope.districtId, 'google', sub),
    sourcedIdHash: null,
    role: 'teacher',
  })

async function granted(
  { scope, installationId }: Added,
  personId: PersonId,
  audience: GoogleAudience,
  token = 'r',
) {
  const key = { installationId, personId, audience }
  const access = { accessToken: `access of ${token}`, expiresAt: new Date('2027-01-01T00:00:00Z') }
  await keepGoogleGrant(scope, key, { scopes: ['b', 'a'], access, refreshToken: token }, sealKey)
  return key
}

async function ended(scope: DistrictScope, key: GrantKey): Promise<void> {
  const { version } = (await findGoogleGrant(scope, key, sealKey))!
  await endGoogleGrant(scope, key, version, 'classroom.grant-revoked')
}

describe('an installation', () => {
  const change = {
    name: 'Renamed',
    hostedDomains: ['New.example'],
    applicationId: '123',
    pubsubTopic: 'projects/p/topics/t',
    pushServiceAccount: 'push@p.example',
  }

  test('is changed by its district, keeps its secret unless a new one comes, and is listed with all but that', async () => {
    const { scope, installationId, clientId } = await added()
    await changeGoogleInstallation(db.database, scope, installationId, change, sealKey)
    const changed = { ...change, hostedDomains: ['new.example'] }
    expect(await getGoogleInstallation(db.database, scope, installationId, sealKey)).toMatchObject({
      ...changed,
      clientSecret: 's',
    })
    const { name, ...google } = changed
    const listed = await getInstallation(scope, installationId)
    expect(listed).toMatchObject({ name, surface: 'google-classroom', lti: null, lti1p1: null })
    expect(listed.google).toEqual({ ...google, clientId, features: [] })
    await changeGoogleInstallation(
      db.database,
      scope,
      installationId,
      { ...change, clientSecret: 'new' },
      sealKey,
    )
    expect(await getGoogleInstallation(db.database, scope, installationId, sealKey)).toMatchObject({
      clientSecret: 'new',
    })
  })

  test('takes no domain of another district at the same client, and is unknown to another district', async () => {
    const first = await added()
    const second = await added({ clientId: first.clientId })
    await changeGoogleInstallation(db.database, first.scope, first.installationId, change, sealKey)
    for (const [scope, installationId, code] of [
      [second.scope, second.installationId, 'installation.domain-taken'],
      [second.scope, first.installationId, 'installation.unknown'],
    ] as const)
      await expect(
        changeGoogleInstallation(db.database, scope, installationId, change, sealKey),
      ).rejects.toMatchObject({ code })
  })

  test('tells who signed in and came, by audience, and never who', async () => {
    const add = await added()
    const { scope, installationId } = add
    expect(await googleSeen(scope, installationId)).toEqual({
      teacherSignedInAt: null,
      studentSignedInAt: null,
      teacherLaunchedAt: null,
      studentLaunchedAt: null,
      granted: [],
    })
    for (const sub of ['1', '2']) await granted(add, await met(add, sub), 'teacher')
    await ended(scope, await granted(add, await met(add, '3'), 'teacher'))
    const { teacherSignedInAt } = await googleSeen(scope, installationId)
    // All of them sign in again.
    for (const sub of ['1', '2', '3']) await granted(add, await met(add, sub), 'teacher')
    await ended(scope, { installationId, personId: await met(add, '3'), audience: 'teacher' })
    expect((await googleSeen(scope, installationId)).teacherSignedInAt).toBe(teacherSignedInAt)
    await admitLaunch(
      db.database,
      scope,
      aLaunch(scope, installationId, { role: 'student', nonce: null, nonceExpiresAt: null }),
    )
    expect(await googleSeen(scope, installationId)).toEqual({
      teacherSignedInAt: expect.stringMatching(/^\d{4}-/),
      studentSignedInAt: null,
      teacherLaunchedAt: null,
      studentLaunchedAt: expect.stringMatching(/^\d{4}-/),
      granted: [{ audience: 'teacher', scopes: ['a', 'b'], people: 2 }],
    })
  })
})

describe('administrators', () => {
  test('are listed by what they granted, and whether it lasts', async () => {
    const add = await added()
    const key = await granted(add, await met(add, '1'), 'administrator')
    expect(await listAdministratorGrants(add.scope, add.installationId)).toMatchObject([
      { lasts: true, scopes: ['b', 'a'], endedAt: null },
    ])
    await ended(add.scope, key)
    expect(await listAdministratorGrants(add.scope, add.installationId)).toMatchObject([
      { lasts: false, endedAt: expect.any(String), endedCode: 'classroom.grant-revoked' },
    ])
    expect(await listAdministratorGrants(await db.district(), add.installationId)).toEqual([])
  })

  test('are told why the last sign-in came to nothing, until one succeeds', async () => {
    const { scope, installationId } = await added()
    const refusal = { at: '2026-11-27T00:00:00Z', code: 'c', message: 'Do this.', reference: 'K7QW-3MXD' }
    await noteAdministratorRefusal(scope, installationId, refusal)
    expect(await lastAdministratorRefusal(scope, installationId)).toEqual(refusal)
    await noteAdministratorRefusal(await db.district(), installationId, null)
    expect(await lastAdministratorRefusal(scope, installationId)).toEqual(refusal)
    await noteAdministratorRefusal(scope, installationId, null)
    expect(await lastAdministratorRefusal(scope, installationId)).toBeNull()
  })

  test('withdraw theirs alone, and every token comes back to be given to Google', async () => {
    const add = await added()
    const person = await met(add, '1')
    await granted(add, person, 'administrator', 'administrator’s')
    const teacher = await granted(add, person, 'teacher', 'teacher’s')
    expect(await takeAdministratorGrants(add.scope, add.installationId, sealKey)).toEqual({
      grants: 1,
      tokens: ['administrator’s'],
    })
    expect(await listAdministratorGrants(add.scope, add.installationId)).toEqual([])
    expect(await findGoogleGrant(add.scope, teacher, sealKey)).toBeDefined()
  })
})

describe('what a person granted', () => {
  test('is told without what acts for them, and taken away with a token of each', async () => {
    const add = await added()
    const person = await met(add, '1')
    await granted(add, person, 'teacher', 'refresh-1')
    await ended(add.scope, await granted(add, person, 'student'))
    const held = await googleGrantsOf(add.scope, [person])
    expect(held).toMatchObject([
      { installation: 'Classroom', audience: 'teacher', scopes: ['b', 'a'], endedAt: null },
      { audience: 'student', endedAt: expect.any(String) },
    ])
    expect(JSON.stringify(held)).not.toContain('refresh-1')
    expect(await takeGoogleGrantsOf(await db.district(), [person], sealKey)).toEqual([])
    expect(await takeGoogleGrantsOf(add.scope, [person], sealKey)).toEqual(['refresh-1'])
    expect(await googleGrantsOf(add.scope, [person])).toEqual([])
  })

  test('passes on where two become one, sealed for the one who stays, whose own is kept while it works', async () => {
    const add = await added()
    const { scope } = add
    const [keep, absorb] = [await met(add, '1'), await met(add, '2')]
    const own = await granted(add, keep, 'teacher', 'own')
    await granted(add, absorb, 'teacher', 'other')
    await granted(add, absorb, 'student', 'passes on')
    await ended(scope, await granted(add, keep, 'administrator', 'ended'))
    await granted(add, absorb, 'administrator', 'works')
    await scope.transaction(async (inside) => {
      await reattributeGoogleGrants(inside, { keep, absorb }, sealKey)
      await absorbPerson(inside, { keep, absorb })
    })
    const tokenOf = async (audience: GoogleAudience) =>
      (await findGoogleGrant(scope, { ...own, audience }, sealKey))?.refreshToken
    expect([await tokenOf('teacher'), await tokenOf('student'), await tokenOf('administrator')]).toEqual([
      'own',
      'passes on',
      'works',
    ])
  })

  test('is gone with them', async () => {
    const add = await added()
    const person = await met(add, '1')
    await granted(add, person, 'teacher')
    await forgetPeople(add.scope, [person])
    expect(await googleGrantsOf(add.scope, [person])).toEqual([])
  })
})
