import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { meetPerson } from '../people.ts'
import { names } from '../testing.ts'
import { noteCourseChanged } from '../course-list/changed-courses.ts'
import { addGoogleInstallation } from './google-installations.ts'
import {
  askForDirectory,
  cameToGoogle,
  googleDirectory,
  keepDirectory,
  noteDirectoryProblem,
  staleDirectories,
} from './google-directory.ts'
import { keepGoogleGrant } from './google-grants.ts'
import { findPushReceiver, lastPushAt, prunePushMessages, takePushMessage } from './google-pushes.ts'
import {
  dropRegistration,
  keepRegistration,
  listRegistrations,
  noteRegistrationProblem,
} from './google-registrations.ts'

const sealKey = new Uint8Array(32).fill(9)
const feed = 'DOMAIN_ROSTER_CHANGES'
const topic = 'projects/lectern/topics/classroom'

let db: TestDatabase
let scope: DistrictScope
let installationId: InstallationId
let sender: string
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => {
  sender = `push@${randomUUID()}.example`
  scope = await db.district()
  installationId = await anInstallation(scope)
})

const anInstallation = (district: DistrictScope) =>
  addGoogleInstallation(
    db.database,
    district,
    {
      name: 'Google Classroom',
      clientId: randomUUID(),
      clientSecret: 'a secret of Google',
      hostedDomains: [`${randomUUID()}.example`],
      pubsubTopic: topic,
      pushServiceAccount: sender,
      features: ['roster'],
    },
    sealKey,
  )
const somebody = (subject: string) => ({
  subjectHash: names.subject(scope.districtId, 'google', subject),
  sourcedIdHash: null,
  role: 'teacher' as const,
})
const registered = async (registrationId: string) =>
  keepRegistration(
    scope,
    { installationId, feed },
    {
      registrationId,
      expiresAt: new Date('2026-12-01T00:00:00Z'),
      topic,
      personId: await meetPerson(scope, installationId, somebody('admin')),
    },
  )

test('a message is of whoever registered for it, among all who share its sender', async () => {
  const stranger = await db.district('Elsewhere')
  const theirs = await anInstallation(stranger)
  await registered('r-1')
  const found = (from: string, registrationId?: string) => findPushReceiver(db.database, from, registrationId)
  expect(await found(sender, 'r-1')).toEqual({
    districtId: scope.districtId,
    installationId,
    isRegistered: true,
  })
  expect(await found(sender, 'r-2')).toMatchObject({ isRegistered: false })
  expect(await found(sender)).toMatchObject({ isRegistered: false })
  expect(await found('nobody@else.example', 'r-1')).toBeUndefined()
  expect(theirs).not.toBe(installationId)
})

test('a message has its effect once, together with its being known', async () => {
  const take = (messageId: string, failing = false) =>
    takePushMessage(scope, { installationId, messageId, courseId: '1' }, ({ hadMessage }) => ({
      verdict: hadMessage,
      effect: async (tx) => {
        if (!hadMessage) await noteCourseChanged(tx, installationId, messageId)
        if (failing) throw new Error('died')
      },
    }))
  await expect(take('m1', true)).rejects.toThrow('died')
  expect(await scope.query('select from lectern.listed_course')).toEqual([])
  expect(await lastPushAt(scope, installationId)).toBeNull()
  expect([await take('m1'), await take('m1'), await take('m2')]).toEqual([false, true, false])
  expect(Date.parse((await lastPushAt(scope, installationId))!)).toBeGreaterThan(Date.now() - 60_000)
  expect(await lastPushAt(await db.district('Elsewhere'), installationId)).toBeNull()
  expect(await scope.query('select from lectern.listed_course')).toHaveLength(2)
  await db.ownerQuery(`update lectern.google_push_message set received_at = now() - interval '9 days'`)
  await prunePushMessages(scope)
  expect(await take('m1')).toBe(false)
})

test('says when the roster of the course was last read', async () => {
  await noteCourseChanged(scope, installationId, '1')
  const readAt = () =>
    takePushMessage(scope, { installationId, messageId: randomUUID(), courseId: '1' }, (known) => ({
      verdict: known.readAt,
    }))
  expect(await readAt()).toBeUndefined()
  await scope.query(
    `insert into lectern.roster (district_id, context_id, installation_id, members, complete_at, full_at)
     select g.district_id, g.context_id, g.installation_id, 0, now(), '2026-09-01T08:00:00Z' from lectern.listed_course g`,
  )
  expect(await readAt()).toEqual(new Date('2026-09-01T08:00:00Z'))
})

test('a registration that fails keeps what it has, and one that is made again says no more of the failure', async () => {
  const key = { installationId, feed } as const
  await noteRegistrationProblem(scope, key, { code: 'classroom.forbidden', message: 'It says "no".' })
  expect(await listRegistrations(scope, installationId)).toMatchObject([
    { feed, courseId: undefined, made: undefined, message: 'It says "no".' },
  ])
  await registered('r-1')
  await noteRegistrationProblem(scope, key, { code: 'classroom.unavailable', message: 'Later.' })
  expect(await listRegistrations(scope, installationId)).toMatchObject([
    { made: { registrationId: 'r-1', expiresAt: new Date('2026-12-01T00:00:00Z') }, message: 'Later.' },
  ])
  await registered('r-2')
  expect(await listRegistrations(scope, installationId)).toMatchObject([
    { made: { registrationId: 'r-2' }, code: null, message: null, topic },
  ])
  expect(await listRegistrations(await db.district(), installationId)).toEqual([])
  await dropRegistration(scope, key)
  expect(await listRegistrations(scope, installationId)).toEqual([])
})

test('the directory is replaced by each complete reading, and outlives one that fails', async () => {
  const staff = { path: '/Staff', name: 'Staff', activeUsers: 40, seenUsers: 12 }
  expect(await googleDirectory(scope, installationId)).toBeUndefined()
  await askForDirectory(scope, installationId)
  expect(await googleDirectory(scope, installationId)).toMatchObject({
    readAt: null,
    isBeingRead: true,
    units: [],
  })
  await keepDirectory(scope, installationId, [staff, { ...staff, path: '/Old' }])
  await keepDirectory(scope, installationId, [staff])
  expect(await googleDirectory(scope, installationId)).toMatchObject({ isBeingRead: false, units: [staff] })
  await askForDirectory(scope, installationId)
  await noteDirectoryProblem(scope, installationId, { code: 'classroom.forbidden', message: 'It says "no".' })
  expect(await googleDirectory(scope, installationId)).toMatchObject({
    readAt: expect.any(String),
    isBeingRead: false,
    message: 'It says "no".',
    units: [staff],
  })
  expect(await googleDirectory(await db.district(), installationId)).toBeUndefined()
  expect(await staleDirectories(scope)).toEqual([])
  await db.ownerQuery(`update lectern.google_directory set asked_at = now() - interval '1 day'`)
  expect(await staleDirectories(scope)).toEqual([{ installationId }])
})

test('whoever signed in came, whoever a roster names did not', async () => {
  const came = await meetPerson(scope, installationId, somebody('came'))
  await meetPerson(scope, installationId, somebody('named'))
  const grant = { scopes: [], access: undefined, refreshToken: undefined }
  await keepGoogleGrant(scope, { installationId, personId: came, audience: 'teacher' }, grant, sealKey)
  const hashes = ['named', 'came', 'unknown'].map((name) => somebody(name).subjectHash)
  expect(await cameToGoogle(scope, installationId, hashes)).toEqual([false, true, false])
})
