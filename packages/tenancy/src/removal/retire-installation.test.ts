import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { InstallationId } from '@lectern/launch'
import { admitLaunch } from '../admit-launch.ts'
import { keepGoogleGrant } from '../google/google-grants.ts'
import { addGoogleInstallation, findGoogleInstallations } from '../google/google-installations.ts'
import { installationsWith, switchFeature } from '../installation-features.ts'
import { countInstallationWork, getInstallation, listInstallations } from '../installation-list.ts'
import { recentLaunches, recordRefusedLaunch } from '../launch-log.ts'
import { addLti1p1Consumer, findLti1p1Consumer } from '../lti-1p1-consumers.ts'
import { addLtiInstallation, findLtiInstallations } from '../lti-installations.ts'
import { aCourse, aMember, aSource } from '../roster/a-roster.fixture.ts'
import { runRosterSync } from '../roster/run-roster-sync.ts'
import { startRosterRun } from '../roster/start-roster-run.ts'
import { aLaunch, aPlatform, installed } from '../testing.ts'
import { addTeamsInstallation, findTeamsInstallations } from '../teams/teams-installations.ts'
import { beginSubscriptionAttempt, keepTeamsSubscription } from '../teams/teams-subscriptions.ts'
import { endFarewell, findFarewell, waitingFarewells } from './kept-farewells.ts'
import { listRemoved, refuseRemoved } from './removed-installations.ts'
import { retireInstallation } from './retire-installation.ts'

const sealKey = new Uint8Array(32).fill(9)
const keys = {
  googleClients: sealKey,
  googleGrants: sealKey,
  teamsCredentials: sealKey,
  farewells: new Uint8Array(32).fill(8),
}
const removed = { code: 'installation.removed' }

let db: TestDatabase
let scope: DistrictScope
beforeAll(async () => void (db = await testDatabase()))
beforeEach(async () => void (scope = await db.district()))
afterAll(() => db.drop())

const remove = (installationId: InstallationId, name?: string, of = scope) =>
  of.transaction((tx) => retireInstallation(db.database, tx, { installationId, name }, keys))
const farewellOf = (id: InstallationId, of = scope) => findFarewell(of, id, keys.farewells)
const countOf = async (table: string): Promise<number> =>
  Number((await scope.query<{ count: string }>(`select count(*) from lectern.${table}`))[0]!.count)

describe('an LTI installation that was removed', () => {
  test('lets no launch in, and keeps those that there were', async () => {
    const id = await installed(db.database, scope)
    await admitLaunch(db.database, scope, aLaunch(scope, id))
    expect(await remove(id)).toEqual({ name: 'Canvas', isFarewellDue: false })
    await expect(admitLaunch(db.database, scope, aLaunch(scope, id))).rejects.toMatchObject({ code: 'LR001' })
    expect(await recentLaunches(scope, id)).toHaveLength(1)
    expect(await countOf('usage_event')).toBe(1)
  })

  test('is in the list of what was removed, and in no other', async () => {
    const platform = aPlatform()
    const id = await addLtiInstallation(db.database, scope, platform)
    await recordRefusedLaunch(scope, {
      installationId: id,
      code: 'c',
      message: 'm',
      reference: 'r',
      passedChecks: [],
    })
    await remove(id)
    expect(await listInstallations(scope)).toEqual([])
    expect(await listRemoved(scope)).toMatchObject([
      { id, name: 'Canvas', surface: 'lti', issuer: platform.issuer, clientId: platform.clientId },
    ])
    expect(await findLtiInstallations(db.database, platform.issuer, platform.clientId)).toEqual([])
    expect(await countInstallationWork(scope)).toEqual({ pendingDeployments: 0, refusedLaunches: 0 })
    for (const asked of [
      () => getInstallation(scope, id),
      () => switchFeature(scope, id, 'roster', true),
      () => remove(id),
    ])
      await expect(asked()).rejects.toMatchObject(removed)
  })

  test('leaves no class list, none on its way, and nothing switched on', async () => {
    const { installationId, contextId } = await aCourse(db.database, scope)
    const { run } = await startRosterRun(scope, installationId, contextId)
    await runRosterSync(scope, run.id, aSource([[aMember(scope, 'one')]]).source)
    const again = await startRosterRun(scope, installationId, contextId)
    expect(await countOf('roster_member')).toBe(1)
    await remove(installationId)
    for (const table of ['roster', 'roster_member', 'roster_run', 'lti_context_service'])
      expect.soft(await countOf(table), table).toBe(0)
    expect(await installationsWith(scope, 'roster')).toEqual([])
    await runRosterSync(scope, again.run.id, aSource([[aMember(scope, 'one')]]).source)
    expect(await countOf('roster')).toBe(0)
    await expect(startRosterRun(scope, installationId, contextId)).rejects.toThrow()
  })

  test('makes room: the same platform is installed again, as another installation that takes launches', async () => {
    const platform = aPlatform()
    const { issuer, clientId } = platform
    const first = await addLtiInstallation(db.database, scope, platform)
    await remove(first)
    const comer = { surface: 'lti', issuer, clientId } as const
    for (const named of [comer, { ...comer, customer: '1:abc' }, { ...comer, clientId: undefined }])
      await expect(refuseRemoved(db.database, named)).rejects.toMatchObject(removed)
    await refuseRemoved(db.database, { ...comer, customer: 'another deployment' })
    const second = await addLtiInstallation(db.database, scope, platform)
    expect(second).not.toBe(first)
    await refuseRemoved(db.database, comer)
    expect(await admitLaunch(db.database, scope, aLaunch(scope, second))).toBeDefined()
    await remove(second)
    expect(await listRemoved(scope)).toHaveLength(2)
  })

  test('waits for a launch that is on its way, and for nobody’s after it', async () => {
    const id = await installed(db.database, scope)
    const outcomes = await Promise.allSettled([
      ...Array.from({ length: 10 }, () => admitLaunch(db.database, scope, aLaunch(scope, id))),
      remove(id),
      ...Array.from({ length: 10 }, () => admitLaunch(db.database, scope, aLaunch(scope, id))),
    ])
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
    for (const reason of refused) expect(reason).toMatchObject({ code: 'LR001' })
    expect(await recentLaunches(scope, id)).toHaveLength(20 - refused.length)
  })

  test('is removed by its name, and not by another, and by no other district', async () => {
    const id = await installed(db.database, scope)
    await expect(remove(id, 'canvas')).rejects.toMatchObject({ code: 'installation.name-differs' })
    const other = await db.district()
    for (const stranger of [() => remove(id, 'Canvas', other), () => remove(randomUUID() as InstallationId)])
      await expect(stranger()).rejects.toMatchObject({ code: 'installation.unknown' })
    expect(await listInstallations(scope)).toHaveLength(1)
    await remove(id, ' Canvas ')
    expect(await listRemoved(other)).toEqual([])
  })
})

test('an LTI 1.1 installation leaves with its secret, and its key is known as removed', async () => {
  const { id, consumerKey } = await addLti1p1Consumer(scope, { name: 'Moodle', enabled: true }, sealKey)
  await remove(id)
  expect(await findLti1p1Consumer(db.database, consumerKey, sealKey)).toBeUndefined()
  expect(await countOf('lti_1p1_consumer')).toBe(0)
  await expect(refuseRemoved(db.database, { surface: 'lti', clientId: consumerKey })).rejects.toMatchObject(
    removed,
  )
})

describe('Google Classroom', () => {
  test('leaves with its secret and all grants, which are kept sealed until Google was told', async () => {
    const addOn = {
      name: 'Classroom',
      clientId: randomUUID(),
      clientSecret: 'of the client',
      hostedDomains: ['a.example'],
    }
    const id = await addGoogleInstallation(db.database, scope, addOn, sealKey)
    const { personId } = (await admitLaunch(db.database, scope, aLaunch(scope, id)))!
    const key = { installationId: id, personId, audience: 'teacher' } as const
    const grant = { scopes: ['s'], access: undefined, refreshToken: 'of the teacher' }
    await keepGoogleGrant(scope, key, grant, sealKey)
    expect(await remove(id)).toMatchObject({ isFarewellDue: true })
    expect([await countOf('google_grant'), await countOf('google_installation')]).toEqual([0, 0])
    await expect(keepGoogleGrant(scope, key, grant, sealKey)).rejects.toMatchObject({ code: 'LR001' })
    expect(await farewellOf(id)).toMatchObject({
      client: { clientSecret: 'of the client' },
      tokens: ['of the teacher'],
    })
    expect(JSON.stringify(await db.ownerQuery('select * from lectern.removed_installation'))).not.toMatch(
      /of the/,
    )
    const comer = { surface: 'google-classroom', clientId: addOn.clientId, customer: 'a.example' } as const
    await expect(refuseRemoved(db.database, comer)).rejects.toMatchObject(removed)
    await addGoogleInstallation(db.database, scope, addOn, sealKey)
    expect(await findGoogleInstallations(db.database, addOn.clientId, sealKey)).toHaveLength(1)
  })
})

describe('Microsoft Teams', () => {
  const anApp = {
    name: 'Teams',
    clientId: randomUUID(),
    tenantId: randomUUID(),
    credential: { clientSecret: 'of the app' },
    websiteUrl: 'https://a.example',
    privacyUrl: 'https://a.example',
    termsUrl: 'https://a.example',
  }

  test('leaves with its secret and its subscription; the tenant may be installed again', async () => {
    const id = await addTeamsInstallation(db.database, scope, anApp, sealKey)
    const attemptId = await beginSubscriptionAttempt(scope, id)
    const expiresAt = new Date(Date.now() + 86_400_000)
    await keepTeamsSubscription(scope, id, { subscriptionId: 'sub-1', expiresAt, attemptId })
    await remove(id)
    expect(await farewellOf(id)).toMatchObject({
      subscriptionId: 'sub-1',
      app: { credential: anApp.credential },
    })
    expect(await countOf('teams_subscription')).toBe(0)
    await addTeamsInstallation(db.database, await db.district(), anApp, sealKey)
    expect(await findTeamsInstallations(db.database, { tenantId: anApp.tenantId }, sealKey)).toHaveLength(1)
  })

  test('a farewell waits until it was told, and no longer than a week', async () => {
    const add = async () => {
      const id = await addTeamsInstallation(
        db.database,
        scope,
        { ...anApp, clientId: randomUUID(), tenantId: randomUUID() },
        sealKey,
      )
      const attemptId = await beginSubscriptionAttempt(scope, id)
      await keepTeamsSubscription(scope, id, { subscriptionId: id, expiresAt: new Date(), attemptId })
      await remove(id)
      return id
    }
    const [told, stale, waits] = [await add(), await add(), await add()]
    await endFarewell(scope, told)
    await db.ownerQuery(
      `update lectern.installation set removed_at = now() - interval '8 days' where id = $1`,
      [stale],
    )
    expect(await waitingFarewells(scope)).toEqual([waits])
    expect([await farewellOf(told), await farewellOf(stale)]).toEqual([undefined, undefined])
    expect(await farewellOf(waits, await db.district())).toBeUndefined()
  })
})
