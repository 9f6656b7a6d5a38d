import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { DistrictScope } from '@lectern/database'
import { admitLaunch } from '../admit-launch.ts'
import { switchFeature } from '../installation-features.ts'
import { meetPerson } from '../people.ts'
import { aLaunch, names } from '../testing.ts'
import {
  addGoogleInstallation,
  findGoogleInstallations,
  getGoogleInstallation,
  type NewGoogleInstallation,
} from './google-installations.ts'
import {
  endGoogleGrant,
  findGoogleGrant,
  findGoogleGrantors,
  keepGoogleGrant,
  pruneGoogleGrants,
  renewGoogleGrant,
  type GrantKey,
} from './google-grants.ts'
import { findHandOff, keepHandOff, pruneHandOffs, stepHandOff } from './google-hand-offs.ts'

const sealKey = new Uint8Array(32).fill(9)
const otherKey = new Uint8Array(32).fill(8)

let db: TestDatabase
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())

let made = 0
const anAddOn = (overrides: Partial<NewGoogleInstallation> = {}): NewGoogleInstallation => ({
  name: 'Google Classroom',
  clientId: `client-${++made}.apps.googleusercontent.example`,
  clientSecret: 'a secret of Google',
  hostedDomains: ['Lakeside.example'],
  ...overrides,
})
const added = (scope: DistrictScope, addOn: NewGoogleInstallation) =>
  addGoogleInstallation(db.database, scope, addOn, sealKey)

describe('an installation', () => {
  test('is found by its client, with its secret, which no row holds in the clear', async () => {
    const scope = await db.district()
    const addOn = anAddOn({ features: ['roster', 'course-links'] })
    const installationId = await added(scope, addOn)
    const found = await findGoogleInstallations(db.database, addOn.clientId, sealKey)
    expect(found).toMatchObject([
      {
        districtId: scope.districtId,
        installationId,
        clientSecret: 'a secret of Google',
        hostedDomains: ['lakeside.example'],
        features: ['course-links', 'roster'],
      },
    ])
    expect(await getGoogleInstallation(db.database, scope, installationId, sealKey)).toEqual(found[0])
    const rows = await db.ownerQuery('select * from lectern.google_installation')
    expect(JSON.stringify(rows)).not.toContain('a secret of Google')
    await expect(findGoogleInstallations(db.database, addOn.clientId, otherKey)).rejects.toThrow()
  })

  test('of another district is unknown', async () => {
    const installationId = await added(await db.district(), anAddOn())
    await expect(
      getGoogleInstallation(db.database, await db.district(), installationId, sealKey),
    ).rejects.toMatchObject({ code: 'installation.unknown' })
  })

  test('shares its client with other districts, once in each, and its domains with nobody', async () => {
    const addOn = anAddOn()
    const first = await db.district()
    await added(first, addOn)
    const second = await db.district()
    for (const [scope, changes, code] of [
      [first, { hostedDomains: ['more.example'] }, 'installation.exists'],
      [second, { hostedDomains: ['hill.example', 'LAKESIDE.example'] }, 'installation.domain-taken'],
    ] as const)
      await expect(added(scope, { ...addOn, ...changes })).rejects.toMatchObject({ kind: 'conflict', code })
    await added(second, { ...addOn, clientSecret: 'a newer one', hostedDomains: ['hill.example'] })
    await added(await db.district(), { ...addOn, hostedDomains: ['valley.example'] })
    const another = anAddOn({ clientSecret: 'of another client' })
    await added(first, another)
    expect(
      (await findGoogleInstallations(db.database, addOn.clientId, sealKey)).map(
        ({ otherSecrets }) => otherSecrets,
      ),
    ).toEqual([['a newer one'], ['a secret of Google'], ['a newer one']])
    const [alone] = await findGoogleInstallations(db.database, another.clientId, sealKey)
    expect(alone!.otherSecrets).toEqual([])
  })

  test('of two districts that claim one domain at once one gets it', async () => {
    const addOn = anAddOn()
    const scopes = [await db.district(), await db.district()]
    const results = await Promise.allSettled(scopes.map((scope) => added(scope, addOn)))
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('is offered what Google has, and nothing else', async () => {
    const scope = await db.district()
    const installationId = await added(scope, anAddOn())
    await switchFeature(scope, installationId, 'credit', true)
    await expect(switchFeature(scope, installationId, 'terms-of-use', true)).rejects.toMatchObject({
      code: 'installation.feature-not-offered',
    })
  })

  test('admits a launch without a nonce, as often as Google vouches for one, and keeps a title that it does not tell', async () => {
    const scope = await db.district()
    const installationId = await added(scope, anAddOn())
    const titled = aLaunch(scope, installationId, { nonce: null, nonceExpiresAt: null })
    const first = await admitLaunch(db.database, scope, titled)
    const second = await admitLaunch(db.database, scope, {
      ...titled,
      context: { externalId: 'course-1', title: null },
    })
    expect(second).toMatchObject({ personId: first!.personId, contextId: first!.contextId })
    const [course] = await scope.query('select c.title from lectern.context c where c.id = $1', [
      first!.contextId,
    ])
    expect(course).toEqual({ title: 'Biology 9' })
  })
})

describe('a grant', () => {
  async function aGrant(scope: DistrictScope, audience: GrantKey['audience'] = 'teacher'): Promise<GrantKey> {
    const installationId = await added(scope, anAddOn())
    const subjectHash = names.subject(scope.districtId, 'google', 'sub-1')
    const personId = await meetPerson(scope, installationId, {
      subjectHash,
      sourcedIdHash: null,
      role: 'teacher',
    })
    return { installationId, personId, audience }
  }
  const access = { accessToken: 'access-1', expiresAt: new Date('2026-11-27T12:00:00Z') }

  test('is kept sealed, and bound to its person and audience', async () => {
    const scope = await db.district()
    const key = await aGrant(scope)
    await keepGoogleGrant(scope, key, { scopes: ['a'], access, refreshToken: 'refresh-1' }, sealKey)
    expect(await findGoogleGrant(scope, key, sealKey)).toMatchObject({
      scopes: ['a'],
      access,
      refreshToken: 'refresh-1',
    })
    expect(await findGoogleGrant(scope, { ...key, audience: 'student' }, sealKey)).toBeUndefined()
    expect(await findGoogleGrant(await db.district(), key, sealKey)).toBeUndefined()
    expect(JSON.stringify(await db.ownerQuery('select * from lectern.google_grant'))).not.toMatch(
      /access-1|refresh-1/,
    )
    await db.ownerQuery(`update lectern.google_grant set audience = 'student' where person_id = $1`, [
      key.personId,
    ])
    await expect(findGoogleGrant(scope, { ...key, audience: 'student' }, sealKey)).rejects.toThrow()
  })

  test('keeps its refresh token when a later sign-in brings none, and takes the one that replaced it', async () => {
    const scope = await db.district()
    const key = await aGrant(scope)
    await keepGoogleGrant(scope, key, { scopes: ['a'], access, refreshToken: 'refresh-1' }, sealKey)
    await keepGoogleGrant(scope, key, { scopes: ['a', 'b'], access, refreshToken: undefined }, sealKey)
    expect(await findGoogleGrant(scope, key, sealKey)).toMatchObject({
      scopes: ['a', 'b'],
      refreshToken: 'refresh-1',
    })
    const { version } = (await findGoogleGrant(scope, key, sealKey))!
    await renewGoogleGrant(scope, key, version, { refreshToken: 'refresh-2' }, sealKey)
    expect(await findGoogleGrant(scope, key, sealKey)).toMatchObject({ access, refreshToken: 'refresh-2' })
  })

  test('once ended holds no token, is found no more, and a new sign-in without consent does not bring the old one back', async () => {
    const scope = await db.district()
    const key = await aGrant(scope)
    await keepGoogleGrant(scope, key, { scopes: ['a'], access, refreshToken: 'refresh-1' }, sealKey)
    const { version } = (await findGoogleGrant(scope, key, sealKey))!
    await endGoogleGrant(scope, key, version, 'classroom.grant-revoked')
    expect(await findGoogleGrant(scope, key, sealKey)).toBeUndefined()
    expect(await renewGoogleGrant(scope, key, version, { access }, sealKey)).toBeUndefined()
    expect(await findGoogleGrant(scope, key, sealKey)).toBeUndefined()
    await keepGoogleGrant(scope, key, { scopes: ['a'], access, refreshToken: undefined }, sealKey)
    expect(await findGoogleGrant(scope, key, sealKey)).toMatchObject({ refreshToken: undefined })
  })

  test.each([
    ['a sign-in', { refreshToken: undefined }],
    ['a sign-in with consent', { refreshToken: 'refresh-2' }],
  ])('is neither ended nor changed by what comes of one before %s', async (_what, { refreshToken }) => {
    const scope = await db.district()
    const key = await aGrant(scope)
    await keepGoogleGrant(scope, key, { scopes: ['a'], access, refreshToken: 'refresh-1' }, sealKey)
    const { version } = (await findGoogleGrant(scope, key, sealKey))!
    const newer = { accessToken: 'access-2', expiresAt: access.expiresAt }
    await keepGoogleGrant(scope, key, { scopes: ['a', 'b'], access: newer, refreshToken }, sealKey)
    await endGoogleGrant(scope, key, version, 'classroom.grant-revoked')
    const late = { access, refreshToken: 'refresh-1b' }
    expect(await renewGoogleGrant(scope, key, version, late, sealKey)).toBeUndefined()
    expect(await findGoogleGrant(scope, key, sealKey)).toMatchObject({
      access: newer,
      refreshToken: refreshToken ?? 'refresh-1',
    })
  })

  test('is not ended by a refusal of the refresh token that another process has replaced', async () => {
    const scope = await db.district()
    const key = await aGrant(scope)
    await keepGoogleGrant(scope, key, { scopes: ['a'], access, refreshToken: 'refresh-1' }, sealKey)
    const { version } = (await findGoogleGrant(scope, key, sealKey))!
    const replaced = await renewGoogleGrant(scope, key, version, { refreshToken: 'refresh-2' }, sealKey)
    await endGoogleGrant(scope, key, version, 'classroom.grant-revoked')
    const found = await findGoogleGrant(scope, key, sealKey)
    expect(found).toMatchObject({ refreshToken: 'refresh-2', version: replaced })
  })

  test('acts for a district only with all that is needed and a token that lasts', async () => {
    const scope = await db.district()
    const key = await aGrant(scope, 'administrator')
    await keepGoogleGrant(scope, key, { scopes: ['a', 'b'], access, refreshToken: undefined }, sealKey)
    expect(await findGoogleGrantors(scope, key, ['a'])).toEqual([])
    await keepGoogleGrant(scope, key, { scopes: ['a', 'b'], access, refreshToken: 'refresh-1' }, sealKey)
    expect(await findGoogleGrantors(scope, key, ['a', 'b'])).toMatchObject([{ personId: key.personId }])
    expect(await findGoogleGrantors(scope, key, ['a', 'c'])).toEqual([])
    expect(await findGoogleGrantors(await db.district(), key, ['a'])).toEqual([])
  })

  test('of an hour that is over keeps no access token', async () => {
    const scope = await db.district()
    const key = await aGrant(scope, 'student')
    const past = { accessToken: 'access-1', expiresAt: new Date(Date.now() - 1000) }
    await keepGoogleGrant(scope, key, { scopes: ['a'], access: past, refreshToken: undefined }, sealKey)
    await pruneGoogleGrants(scope)
    expect(await findGoogleGrant(scope, key, sealKey)).toMatchObject({
      scopes: ['a'],
      access: undefined,
      refreshToken: undefined,
    })
  })
})

describe('a hand-off', () => {
  interface Steps {
    id: string
    expiresAt: Date
    steps: number
  }
  const aHandOff = async (expiresAt = new Date(Date.now() + 600_000)): Promise<string> => {
    const id = `hand-off-${++made}`
    await keepHandOff(db.database, 'client-1', { id, expiresAt, steps: 0 } as Steps, sealKey)
    return id
  }

  test('is found with its client by its id alone, and sealed', async () => {
    const id = await aHandOff()
    expect(await findHandOff<Steps>(db.database, id, sealKey)).toMatchObject({
      clientId: 'client-1',
      handOff: { id, steps: 0, expiresAt: expect.any(Date) },
    })
    expect(await findHandOff(db.database, 'another', sealKey)).toBeUndefined()
    expect(JSON.stringify(await db.ownerQuery('select * from lectern.google_hand_off'))).not.toContain(
      'steps',
    )
  })

  test('takes every step exactly once, however many take one at a time', async () => {
    const id = await aHandOff()
    const step = ({ steps, ...rest }: Steps) => ({ handOff: { ...rest, steps: steps + 1 }, result: steps })
    const results = await Promise.all(
      Array.from({ length: 8 }, () => stepHandOff<Steps, number>(db.database, id, sealKey, step)),
    )
    expect(new Set(results)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7]))
  })

  test('that ended long ago is pruned', async () => {
    const old = await aHandOff(new Date(Date.now() - 2 * 3_600_000))
    const young = await aHandOff()
    await pruneHandOffs(db.database)
    expect(await findHandOff(db.database, old, sealKey)).toBeUndefined()
    expect(await findHandOff(db.database, young, sealKey)).toBeDefined()
  })
})
