import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import {
  admitLaunch,
  meetPerson,
  pruneLaunches,
  recentLaunches,
  recordRefusedLaunch,
  redeemLaunch,
} from './index.ts'
import { aLaunch, installed, names } from './testing.ts'

let db: TestDatabase
let scope: DistrictScope
let installationId: InstallationId

beforeAll(async () => {
  db = await testDatabase()
  scope = await db.district('Fairview Schools')
  installationId = await installed(db.database, scope)
})
afterAll(() => db.drop())

const events = () =>
  scope.query<{ role: string; person_id: string }>(
    `select role, person_id from lectern.usage_event order by occurred_at`,
  )

describe('admitting a launch', () => {
  test('answers who, where and what the page needs, and counts the launch once', async () => {
    const admitted = await admitLaunch(db.database, scope, aLaunch(scope, installationId))
    expect(admitted).toMatchObject({
      district: { name: 'Fairview Schools', isDemo: false, catalogVersion: '1' },
    })
    expect(await events()).toEqual([{ role: 'teacher', person_id: admitted!.personId }])
    expect(await recentLaunches(scope, installationId)).toMatchObject([
      {
        id: admitted!.launchId,
        outcome: 'accepted',
        role: 'teacher',
        contextTitle: 'Biology 9',
        placement: 'course_navigation',
      },
    ])
  })

  test('refuses a nonce the second time and writes nothing', async () => {
    const launch = aLaunch(scope, installationId, { subject: 'replayed', nonce: 'n-1' })
    expect(await admitLaunch(db.database, scope, launch)).toBeDefined()
    const before = await scope.query('select count(*) from lectern.launch')
    expect(await admitLaunch(db.database, scope, launch)).toBeUndefined()
    expect(await scope.query('select count(*) from lectern.launch')).toEqual(before)
  })

  test('lets one of many simultaneous uses of a nonce win', async () => {
    const launch = aLaunch(scope, installationId, { nonce: 'n-race' })
    const results = await Promise.all(
      Array.from({ length: 8 }, () => admitLaunch(db.database, scope, launch)),
    )
    expect(results.filter(Boolean)).toHaveLength(1)
  })

  test('knows a person again, and makes one of many first launches at once', async () => {
    const launches = Array.from({ length: 6 }, () => aLaunch(scope, installationId, { subject: 'newcomer' }))
    const admitted = await Promise.all(launches.map((launch) => admitLaunch(db.database, scope, launch)))
    expect(new Set(admitted.map((launch) => launch!.personId)).size).toBe(1)
  })

  test("joins a person's hosts by the district's own number", async () => {
    const sourcedIdHash = names.sourcedId(scope.districtId, 'T-1001')
    const second = await installed(db.database, scope)
    const here = await admitLaunch(
      db.database,
      scope,
      aLaunch(scope, installationId, { subject: 'a', sourcedIdHash }),
    )
    const there = await admitLaunch(
      db.database,
      scope,
      aLaunch(scope, second, { subject: 'b', sourcedIdHash }),
    )
    expect(there!.personId).toBe(here!.personId)
  })

  test('recognises at their first launch a person whom a roster made known', async () => {
    const subjectHash = names.subject(scope.districtId, 'https://canvas.example.org', 'expected')
    const expected = await meetPerson(scope, installationId, {
      subjectHash,
      sourcedIdHash: null,
      role: 'teacher',
    })
    const admitted = await admitLaunch(
      db.database,
      scope,
      aLaunch(scope, installationId, { subject: 'expected' }),
    )
    expect(admitted!.personId).toBe(expected)
  })

  test('follows a course that was renamed', async () => {
    const context = { externalId: 'course-9', title: 'Biologie 9' }
    const first = await admitLaunch(db.database, scope, aLaunch(scope, installationId, { context }))
    const renamed = { ...context, title: 'Biology 9 (Period 3)' }
    const second = await admitLaunch(db.database, scope, aLaunch(scope, installationId, { context: renamed }))
    expect(second!.contextId).toBe(first!.contextId)
    const [latest] = await recentLaunches(scope, installationId, 1)
    expect(latest!.contextTitle).toBe('Biology 9 (Period 3)')
  })

  test('never counts a test user', async () => {
    const before = (await events()).length
    await admitLaunch(
      db.database,
      scope,
      aLaunch(scope, installationId, { subject: 'student-view', counts: false }),
    )
    expect(await events()).toHaveLength(before)
  })

  test('stays in its district: the same subject and nonce elsewhere are somebody else, and unseen', async () => {
    const other = await db.district('Elsewhere')
    const there = await installed(db.database, other)
    const launch = aLaunch(scope, installationId, { subject: 'shared', nonce: 'n-shared' })
    const mine = await admitLaunch(db.database, scope, launch)
    const theirs = await admitLaunch(db.database, other, { ...launch, installationId: there })
    expect(theirs!.personId).not.toBe(mine!.personId)
    expect(await recentLaunches(other, installationId)).toEqual([])
    await expect(
      admitLaunch(db.database, other, { ...launch, nonce: 'n-other', installationId }),
    ).rejects.toThrow()
  })
})

describe('after a launch', () => {
  test('its one-time code is good once, and only in its district', async () => {
    const { launchId } = (await admitLaunch(db.database, scope, aLaunch(scope, installationId)))!
    expect(await redeemLaunch(await db.district(), launchId)).toBe(false)
    expect(await redeemLaunch(scope, launchId)).toBe(true)
    expect(await redeemLaunch(scope, launchId)).toBe(false)
  })

  test('a refused launch is listed with its reason, and old entries and dead nonces are forgotten', async () => {
    await recordRefusedLaunch(scope, {
      installationId,
      code: 'lti.token-expired',
      message: 'The token expired 3 minutes ago.',
      reference: 'K7QM-4XRD',
      passedChecks: ['state', 'browser'],
    })
    const [latest] = await recentLaunches(scope, installationId, 1)
    expect(latest).toMatchObject({
      outcome: 'refused',
      code: 'lti.token-expired',
      reference: 'K7QM-4XRD',
      passedChecks: ['state', 'browser'],
    })
    await scope.query(`update lectern.launch set at = now() - interval '91 days'`)
    await scope.query(`update lectern.lti_nonce set expires_at = now() - interval '1 second'`)
    await pruneLaunches(scope)
    expect(await recentLaunches(scope, installationId)).toEqual([])
    expect(await scope.query('select 1 from lectern.lti_nonce')).toEqual([])
  })
})
