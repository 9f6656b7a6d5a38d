import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { Enqueue, EnqueueOptions, JobContext } from '@lectern/jobs'
import type { InstallationId, PersonId } from '@lectern/launch'
import { evaluateNudges, planDeliveries, type NudgeChannel, type SendOutcome } from '@lectern/nudges'
import { addTeamsInstallation } from '@lectern/tenancy'
import { createLog } from '../http/log.ts'
import { nudgeHandlers } from './nudge-handlers.ts'

const working = new Date('2026-11-25T15:00:00Z')
const evening = new Date('2026-11-26T02:00:00Z')

let db: TestDatabase
let scope: DistrictScope
let installationId: InstallationId
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
    new Uint8Array(32),
  )
})

/** A nudge on its way through a channel that answers so, and a queue that only writes down. */
async function handlers(now: Date, answer: (personIds: readonly PersonId[]) => SendOutcome) {
  const told: PersonId[] = []
  const enqueued: EnqueueOptions[] = []
  const channel: NudgeChannel = {
    installationId,
    reach: async (_scope, personIds) =>
      new Map(personIds.map((id) => [id, { language: 'en', certain: true }])),
    batchSize: () => 100,
    async *send(_scope, { personIds }) {
      told.push(...personIds)
      yield answer(personIds)
    },
  }
  const [person] = await scope.query<{ id: PersonId }>(
    `insert into lectern.person as p (district_id, role) values ($1, 'teacher') returning p.id`,
    [scope.districtId],
  )
  async function* seats() {
    const appId = crypto.randomUUID() as never
    yield { personId: person!.id, role: 'teacher' as const, appId, seatSince: '2026-08-17' }
  }
  await evaluateNudges(scope, { seatsNeverOpened: seats }, working)
  await planDeliveries(scope, channel, working)
  const enqueue: Enqueue = async (_job, _data, options = {}) => {
    enqueued.push(options)
    return { id: 'job', deduplicated: false }
  }
  const [, due, deliver] = nudgeHandlers({
    database: db.database,
    findChannel: async ({ districtId }, id) =>
      districtId === scope.districtId && id === installationId ? channel : undefined,
    enqueue,
    inEveryDistrict: async (work) => {
      const district = {
        id: scope.districtId,
        slug: 'd',
        name: 'D',
        timeZone: 'America/Chicago',
        isDemo: false,
      }
      await work(scope, district)
    },
    now: () => now,
  })
  const data = { districtId: scope.districtId, installationId }
  return {
    told,
    enqueued,
    due: () => due!.run({}, context),
    deliver: (own: object = {}) => deliver!.run({ ...data, ...own }, context),
  }
}

const context: JobContext = {
  id: 'job-7',
  attempt: 1,
  signal: new AbortController().signal,
  log: createLog({ logLevel: 'silent' }),
  progress: async () => {},
}
const delivered = (personIds: readonly PersonId[]): SendOutcome => ({ outcome: 'delivered', personIds })

test('what is due is sent while teachers work', async () => {
  const { due, deliver, enqueued, told } = await handlers(working, delivered)
  await due()
  expect(enqueued).toHaveLength(1)
  await deliver()
  expect(told).toHaveLength(1)
  await due()
  expect(enqueued).toHaveLength(1)
})

test('nobody is told in the evening, not even by a job that comes late', async () => {
  const { due, deliver, enqueued, told } = await handlers(evening, delivered)
  await due()
  await deliver()
  expect([enqueued, told]).toEqual([[], []])
})

test('a host that asks for patience is asked again when it said', async () => {
  const retryAt = new Date(working.getTime() + 20_000)
  const { deliver, enqueued } = await handlers(working, (personIds) => ({
    outcome: 'retry-at',
    retryAt,
    personIds,
  }))
  await deliver()
  expect(enqueued).toEqual([{ delayMs: 20_000 }])
})

test('a channel that was switched off or belongs to another district sends nothing', async () => {
  const { deliver, told } = await handlers(working, delivered)
  await deliver({ installationId: crypto.randomUUID() })
  const other = await db.district()
  await deliver({ districtId: other.districtId })
  expect(told).toEqual([])
})
