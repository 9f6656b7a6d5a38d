import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import { graphError } from '@lectern/teams/testing'
import { findFarewell, latestCourseRun } from '@lectern/tenancy'
import { dueCoursesJob } from '../../jobs/course-list-jobs.ts'
import { farewellJob } from '../../jobs/farewell-jobs.ts'
import { farewellHandlers } from '../../jobs/farewell-handlers.ts'
import { withoutRemoved } from '../../jobs/without-removed.ts'
import { removeInstallation } from '../../joins/remove-installation.ts'
import { teamsDistrict, type TeamsDistrict } from '../../testing/teams-district.ts'
import { alignSubscription } from './align-subscription.ts'

let db: TestDatabase
let district: TeamsDistrict
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => {
  // Our addresses prove themselves.
  district = await teamsDistrict(db, {
    deliver: async (url) => new Response(url.searchParams.get('validationToken')),
  })
  await district.begin()
})

const subscriptions = () => district.microsoft.graph.subscriptions.size
const farewellKey = new Uint8Array(32).fill(7)

async function removed(): Promise<void> {
  const { rosters, scope, installationId } = district
  await removeInstallation(rosters, scope, { installationId, name: undefined, accountId: null })
}

/** As the worker says it. */
async function sayFarewell(): Promise<void> {
  const { rosters, scope, installationId, microsoft } = district
  const absent = (): never => {
    throw new Error('nobody else is told')
  }
  const handler = farewellHandlers({
    database: db.database,
    keys: rosters.secrets,
    enqueue: rosters.enqueue,
    lti: { connect: absent, log: rosters.log },
    google: { ...rosters, accounts: undefined!, redirectUri: '', paceOf: absent, fetch: absent },
    teams: { ...rosters, fetch: microsoft.entra.fetch },
    inEveryDistrict: async (work) => void (await work(scope)),
  }).find(({ name }) => name === farewellJob.name)!
  await handler.run({ districtId: scope.districtId, installationId }, context())
}
const context = () => ({
  id: 'job-1',
  attempt: 1,
  signal: new AbortController().signal,
  log: district.rosters.log,
  progress: async () => {},
})
const waits = async () =>
  (await findFarewell(district.scope, district.installationId, farewellKey)) !== undefined

test('Graph is told to send nothing more of the tenant, with a secret that is kept no longer than that', async () => {
  expect(subscriptions()).toBe(1)
  await removed()
  expect([subscriptions(), await waits()]).toEqual([1, true])
  await sayFarewell()
  expect([subscriptions(), await waits()]).toEqual([0, false])
  await sayFarewell()
})

test('a Graph that is away is told later; one that refuses us falls silent by itself', async () => {
  await removed()
  const away = () => graphError(503, 'serviceNotAvailable', 'Busy.')
  district.microsoft.graph.failNext(/subscriptions/, ...Array.from({ length: 20 }, () => away))
  await expect(sayFarewell()).rejects.toMatchObject({ code: 'teams.graph-unavailable' })
  expect(await waits()).toBe(true)
  district.microsoft.entra.consents.revoke(district.tenantId)
  await sayFarewell()
  expect(await waits()).toBe(false)
})

test('a job that was on its way into the installation ends without a word, and starts nothing', async () => {
  const { rosters, scope, installationId } = district
  await removed()
  const before = await latestCourseRun(scope, installationId)
  expect(before).toBeUndefined()
  const align = {
    name: 'teams.align-subscription',
    run: () => alignSubscription(rosters, scope, installationId),
  }
  await expect(align.run()).rejects.toMatchObject({ code: 'installation.removed' })
  await withoutRemoved([align])[0]!.run({}, context())
  await district.run({ name: dueCoursesJob.name, data: {} }, { at: () => new Date('2026-11-27T02:00:00Z') })
  expect(await latestCourseRun(scope, installationId)).toBeUndefined()
})
