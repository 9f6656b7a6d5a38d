import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import { internal, somePeople } from '@lectern/google-classroom/testing'
import type { InstallationId } from '@lectern/launch'
import { getGoogleInstallation, listRegistrations, switchFeature, takePushMessage } from '@lectern/tenancy'
import { googleDistrict, type GoogleDistrict } from '../../testing/google-district.ts'
import { followRosterSwitch } from '../../jobs/host-rosters.ts'
import { noticesOf } from '../google-classroom/google-notices.ts'
import { beginGoogleRosters, googleUpkeepJob } from './google-roster-jobs.ts'

let db: TestDatabase
let domain: GoogleDistrict
let installationId: InstallationId
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => {
  domain = await googleDistrict(db)
  installationId = await domain.install()
})

const begin = async () => {
  await beginGoogleRosters(domain.rosters.enqueue, domain.scope, installationId)
  await domain.drain()
}
const registrations = () => [...domain.classroom.registrations.values()]

test('Google is asked to tell who joins and leaves any course of the domain, and is renewed before its week is over', async () => {
  let time = new Date('2026-11-01T12:00:00Z')
  domain = await googleDistrict(db, { now: () => time })
  installationId = await domain.install()
  await domain.grant(installationId)
  await begin()
  expect(registrations()).toMatchObject([{ feed: { feedType: 'DOMAIN_ROSTER_CHANGES' } }])
  const expiry = async () =>
    (await listRegistrations(domain.scope, installationId))[0]!.made!.expiresAt.toISOString()
  const after = async (day: number) => {
    time = new Date(Date.UTC(2026, 10, day, 12))
    await domain.run({ name: googleUpkeepJob.name, data: {} })
    await domain.drain()
    return expiry()
  }
  expect(await expiry()).toBe('2026-11-08T12:00:00.000Z')
  expect(await after(5)).toBe('2026-11-08T12:00:00.000Z')
  expect(await after(6)).toBe('2026-11-13T12:00:00.000Z')
  expect(registrations()).toHaveLength(1)
})

test('the console is told until when Google tells of changes, when it did last, and why it could not be asked', async () => {
  let time = new Date('2026-11-01T12:00:00Z')
  domain = await googleDistrict(db, { now: () => time })
  installationId = await domain.install()
  const told = async () => {
    const { database, secrets } = domain.rosters
    const key = secrets.of('Google client secrets')
    const installation = await getGoogleInstallation(database, domain.scope, installationId, key)
    return noticesOf(domain.scope, installation, time)
  }
  expect(await told()).toEqual({ livesUntil: null, lastMessageAt: null, problem: null })
  await begin()
  expect(await told()).toMatchObject({
    livesUntil: null,
    problem: { at: expect.stringMatching(/^\d{4}-/), code: 'roster.notices-not-granted' },
  })
  await domain.grant(installationId)
  await domain.run({ name: googleUpkeepJob.name, data: {} })
  await domain.drain()
  expect(await told()).toEqual({ livesUntil: '2026-11-08T12:00:00.000Z', lastMessageAt: null, problem: null })
  const message = { installationId, messageId: 'm-1' }
  await takePushMessage(domain.scope, message, () => ({ verdict: 'taken' }))
  expect(await told()).toMatchObject({ lastMessageAt: expect.stringMatching(/^\d{4}-/) })
  time = new Date('2026-11-09T12:00:00Z')
  expect(await told()).toMatchObject({ livesUntil: null })
  await switchFeature(domain.scope, installationId, 'roster', false)
  expect(await told()).toBeNull()
})

test('it ends with rosters, which are forgotten with all that they needed', async () => {
  await domain.grant(installationId)
  domain.classroom.addCourse({ teachers: [somePeople.teacher.sub] })
  await begin()
  await switchFeature(domain.scope, installationId, 'roster', false)
  const switched = { installationId, enabled: false }
  await followRosterSwitch(domain.rosters.enqueue, domain.scope, switched)
  await domain.drain()
  expect(registrations()).toEqual([])
  for (const table of [
    'google_registration',
    'listed_course',
    'course_list_run',
    'roster',
    'roster_member',
    'roster_run',
  ])
    expect(await domain.scope.query(`select from lectern.${table}`), table).toEqual([])
})

test('nothing is asked for without a topic, and without an administrator’s consent, which it says', async () => {
  await domain.grant(installationId, somePeople.administrator, ['roster'])
  await begin()
  expect(registrations()).toEqual([])
  expect(await listRegistrations(domain.scope, installationId)).toMatchObject([
    { made: undefined, code: 'roster.notices-not-granted' },
  ])
  await domain.grant(installationId)
  await domain.run({ name: googleUpkeepJob.name, data: {} })
  await domain.drain()
  expect(await listRegistrations(domain.scope, installationId)).toMatchObject([{ code: null }])
  const elsewhere = await googleDistrict(db)
  const quiet = await elsewhere.install({ pubsubTopic: null, pushServiceAccount: null })
  await elsewhere.grant(quiet)
  await beginGoogleRosters(elsewhere.rosters.enqueue, elsewhere.scope, quiet)
  await elsewhere.drain()
  expect(await listRegistrations(elsewhere.scope, quiet)).toEqual([])
})

test('what Google refuses is kept for the administrator, and tried again where it passes', async () => {
  await domain.grant(installationId)
  await beginGoogleRosters(domain.rosters.enqueue, domain.scope, installationId)
  const align = domain.queue.find(({ name }) => name.endsWith('align-registrations'))!
  domain.google.failNext((answer) => answer(), internal)
  await expect(domain.run(align)).rejects.toMatchObject({ code: 'classroom.unavailable' })
  expect(await listRegistrations(domain.scope, installationId)).toMatchObject([
    { made: undefined, code: 'classroom.unavailable' },
  ])
  await domain.run(align)
  expect(await listRegistrations(domain.scope, installationId)).toMatchObject([
    { made: { registrationId: expect.any(String) }, code: null },
  ])
})
