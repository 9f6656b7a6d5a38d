import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { InstallationId, PersonId } from '@lectern/launch'
import { switchFeature } from '../installation-features.ts'
import { forgetPeople } from '../person-records.ts'
import { addTeamsInstallation } from './teams-installations.ts'
import {
  forgetTeamsRecipient,
  noteTeamsInstalled,
  noteTeamsRecipient,
  teamsObjectIds,
  teamsReach,
  teamsRecipientsOf,
  type TeamsRecipient,
} from './teams-recipients.ts'

const sealKey = new Uint8Array(32).fill(9)
const now = new Date('2026-10-01T15:00:00Z')
const daysLater = (days: number): Date => new Date(now.getTime() + days * 86_400_000)
const objectId = 'aaaaaaaa-0001-4001-8001-aaaaaaaaaaaa'

let db: TestDatabase
let scope: DistrictScope
let installationId: InstallationId
let [tara, theo] = [] as PersonId[]
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => {
  scope = await db.district()
  installationId = await addTeamsInstallation(
    db.database,
    scope,
    {
      name: 'Microsoft Teams',
      clientId: crypto.randomUUID(),
      tenantId: crypto.randomUUID(),
      credential: { clientSecret: 'a secret of Entra' },
      websiteUrl: 'https://lakeside.example/',
      privacyUrl: 'https://lakeside.example/privacy',
      termsUrl: 'https://lakeside.example/terms',
      features: ['notifications'],
    },
    sealKey,
  )
  const people = await scope.query<{ id: PersonId }>(
    `insert into lectern.person as p (district_id, role) values ($1, 'teacher'), ($1, 'teacher') returning p.id`,
    [scope.districtId],
  )
  ;[tara, theo] = people.map(({ id }) => id)
})

const note = (own: Partial<TeamsRecipient> = {}, at = now) =>
  noteTeamsRecipient(
    scope,
    { installationId, personId: tara!, objectId, language: 'en', isInstalled: false, ...own },
    { now: at, sealKey },
  )
const reach = async (at = now) => (await teamsReach(scope, installationId, [tara!, theo!], at)).get(tara!)
const ids = (key = sealKey) => teamsObjectIds(scope, installationId, [tara!, theo!], key)

test('knows whom to notify, in which language and by which id, which no row holds in the clear', async () => {
  await note({ language: 'es' })
  expect(await reach()).toEqual({ language: 'es', certain: false })
  expect(await ids()).toEqual(new Map([[tara, objectId]]))
  expect(JSON.stringify(await db.ownerQuery('select * from lectern.teams_recipient'))).not.toContain(objectId)
  await expect(ids(new Uint8Array(32).fill(8))).rejects.toThrow()
})

test('an id that was moved to another person’s row is not taken for theirs', async () => {
  await note()
  await scope.query('update lectern.teams_recipient r set person_id = $1', [theo])
  await expect(ids()).rejects.toThrow()
})

test('that somebody has the app is certain for a month after it was seen, and until Microsoft says otherwise', async () => {
  await note({ isInstalled: true })
  await note({ isInstalled: false }, daysLater(2))
  expect(await reach(daysLater(29))).toMatchObject({ certain: true })
  expect(await reach(daysLater(31))).toMatchObject({ certain: false })
  await noteTeamsInstalled(scope, { installationId, personId: tara! }, false, daysLater(2))
  expect(await reach(daysLater(2))).toMatchObject({ certain: false })
  await note({ isInstalled: true }, daysLater(2))
  expect(await reach(daysLater(2))).toMatchObject({ certain: true })
})

test('follows the language that somebody uses', async () => {
  await note()
  await note({ language: 'es' })
  expect(await reach()).toMatchObject({ language: 'es' })
})

test('nobody’s id is kept once notifications are off, a person is forgotten, or they are gone', async () => {
  for (const end of [
    () => forgetTeamsRecipient(scope, { installationId, personId: tara! }),
    () => switchFeature(scope, installationId, 'notifications', false),
    () => forgetPeople(scope, [tara!]),
  ]) {
    await note()
    expect(await teamsRecipientsOf(scope, [tara!])).toEqual([
      { installation: 'Microsoft Teams', notedAt: expect.stringMatching(/^2026-10-01T/) },
    ])
    await end()
    expect([await reach(), await teamsRecipientsOf(scope, [tara!])]).toEqual([undefined, []])
  }
})

test('is of one district alone', async () => {
  await note()
  const other = await db.district()
  expect(await teamsReach(other, installationId, [tara!], now)).toEqual(new Map())
  expect(await teamsObjectIds(other, installationId, [tara!], sealKey)).toEqual(new Map())
})
