import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { DistrictScope } from '@lectern/database'
import type { ContextId, InstallationId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import type { Enqueue, EnqueueOptions, JobContext } from '@lectern/jobs'
import {
  addLtiInstallation,
  contextServicesOf,
  findRosterRun,
  getLtiInstallation,
  pseudonyms,
  startRosterRun,
} from '@lectern/tenancy'
import { createLog } from '../http/log.ts'
import { rosterSource } from '../surfaces/lti/roster-source.ts'
import { rosterHandlers } from './roster-handlers.ts'
import { dueRostersEvery } from './roster-jobs.ts'

let db: TestDatabase
let scope: DistrictScope
let installationId: InstallationId
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => {
  scope = await db.district()
  installationId = await addLtiInstallation(db.database, scope, {
    name: 'Canvas',
    issuer: `https://${scope.districtId}.example`,
    clientId: 'lectern-1',
    authorizationEndpoint: 'https://canvas.example/authorize',
    tokenEndpoint: 'https://canvas.example/token',
    jwksUri: 'https://canvas.example/jwks',
    profile: 'strict',
    deploymentId: 'd-1',
    features: ['roster'],
  })
})

async function aCourse(number: number): Promise<ContextId> {
  const [course] = await scope.query<{ id: ContextId }>(
    `with c as (
       insert into lectern.context (district_id, installation_id, external_id) values ($1, $2, $3) returning *)
     insert into lectern.lti_context_service as s
       (district_id, context_id, installation_id, deployment_id, memberships_url)
     select c.district_id, c.id, c.installation_id, 'd-1', 'https://canvas.example/members' from c
     returning s.context_id as id`,
    [scope.districtId, installationId, `course-${number}`],
  )
  return course!.id
}

/** The two jobs with a platform that is away, and a queue that only writes down. */
function handlers(now: Date) {
  const enqueued: EnqueueOptions[] = []
  const enqueue: Enqueue = async (_job, _data, options = {}) => {
    enqueued.push(options)
    return { id: 'job', deduplicated: false }
  }
  const away = new Problem({
    kind: 'upstream',
    code: 'lti.service-unavailable',
    message: 'It says "503 Busy".',
    details: { retryAfterSeconds: 600 },
  })
  const [read, due] = rosterHandlers({
    database: db.database,
    sourceOf: async (own, run) =>
      rosterSource(
        {
          connect: () => ({ call: () => Promise.reject(away) }),
          pseudonyms: pseudonyms(new Uint8Array(32)),
          received: { note: () => {}, close: async () => {} },
        },
        own,
        await getLtiInstallation(db.database, own, run.installationId),
        await contextServicesOf(own, run.contextId),
      ),
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
  return { read: read!, due: due!, enqueued }
}

const context: JobContext = {
  id: 'job-7',
  attempt: 1,
  signal: new AbortController().signal,
  log: createLog({ logLevel: 'silent' }),
  progress: async () => {},
}

test('a platform that asks for patience gets it: the reading waits with its reason, and has its turn later', async () => {
  const { run } = await startRosterRun(scope, installationId, await aCourse(1))
  const { read, enqueued } = handlers(new Date())
  await read.run({ districtId: scope.districtId, runId: run.id }, context)
  expect(await findRosterRun(scope, run.id)).toMatchObject({
    status: 'waiting',
    message: 'It says "503 Busy".',
  })
  expect(enqueued).toEqual([{ deduplicationId: 'after job-7', delayMs: expect.any(Number) }])
  expect(enqueued[0]!.delayMs).toBeGreaterThanOrEqual(600_000)
})

test('a reading that was forgotten meanwhile is no failure of its job', async () => {
  const { read, enqueued } = handlers(new Date())
  const runId = '00000000-0000-4000-8000-000000000000'
  await read.run({ districtId: scope.districtId, runId }, context)
  expect(enqueued).toEqual([])
})

test('by night the courses have their turns spread over time, by day none has', async () => {
  for (let number = 1; number <= 6; number++) await aCourse(number)
  const byDay = handlers(new Date('2026-11-27T18:00:00Z'))
  await byDay.due.run({}, context)
  expect(byDay.enqueued).toEqual([])
  const lastHour = handlers(new Date('2026-11-27T10:50:00Z'))
  await lastHour.due.run({}, context)
  const delays = lastHour.enqueued.map(({ delayMs = 0 }) => delayMs)
  expect(new Set(delays).size).toBe(6)
  expect(Math.max(...delays)).toBeLessThan(dueRostersEvery)
})

test('a reading that lost its job is given another', async () => {
  const { run } = await startRosterRun(scope, installationId, await aCourse(1))
  await db.ownerQuery(
    `update lectern.roster_run set last_sign_at = now() - interval '2 hours' where id = $1`,
    [run.id],
  )
  const { due, enqueued } = handlers(new Date('2026-11-27T18:00:00Z'))
  await due.run({}, context)
  expect(enqueued).toEqual([{ deduplicationId: run.id, delayMs: undefined }])
})
