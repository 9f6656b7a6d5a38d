import { randomUUID } from 'node:crypto'
import type { DistrictScope } from '@lectern/database'
import type { TestDatabase } from '@lectern/database/testing'
import { accessFeatures, callPace, fixedGoogleKeys, googleAccounts } from '@lectern/google-classroom'
import { aClient, simulatedGoogle, somePeople, type SimulatedPerson } from '@lectern/google-classroom/testing'
import type { EnqueueOptions, HandledJob, JobContext } from '@lectern/jobs'
import type { InstallationId, PersonId } from '@lectern/launch'
import {
  addGoogleInstallation,
  keepGoogleGrant,
  meetPerson,
  pseudonyms,
  type NewGoogleInstallation,
} from '@lectern/tenancy'
import { createLog } from '../http/log.ts'
import { rosterHandlers } from '../jobs/roster-handlers.ts'
import { rosterSources } from '../jobs/roster-sources.ts'
import { googleRosterHandlers } from '../surfaces/google-rosters/google-roster-handlers.ts'
import type { GoogleRosters } from '../surfaces/google-rosters/google-rosters.ts'
import { subjectHashOf } from '../surfaces/google-classroom/google-classroom-surface.ts'

interface QueuedJob extends EnqueueOptions {
  name: string
  data: object
}

const key = new Uint8Array(32).fill(7)

/** A domain of a simulated Google and its district, with the worker's jobs run by hand: nothing waits for its delay. */
export async function googleDistrict(
  db: TestDatabase,
  { now = () => new Date(), people }: { now?: () => Date; people?: readonly SimulatedPerson[] } = {},
) {
  const google = await simulatedGoogle({ now, people })
  const project = `p-${randomUUID()}`
  const topic = `projects/${project}/topics/classroom`
  const pushAccount = `push@${project}.iam.gserviceaccount.example`
  const queue: QueuedJob[] = []
  const log = createLog({ logLevel: 'silent' })
  const pace = callPace({ wait: async () => {} })
  const rosters: GoogleRosters = {
    publicUrl: 'https://lectern.example.org',
    redirectUri: aClient.redirectUri,
    database: db.database,
    pseudonyms: pseudonyms(key),
    secrets: { root: key, of: () => key },
    accounts: googleAccounts,
    fetch: google.fetch,
    keys: fixedGoogleKeys(google.key.jwks),
    paceOf: () => pace,
    log,
    now,
    async enqueue({ name }, data, options = {}) {
      const deduplicated =
        options.deduplicationId !== undefined &&
        queue.some((one) => one.name === name && one.deduplicationId === options.deduplicationId)
      if (!deduplicated) queue.push({ name, data, ...options })
      return { id: String(queue.length), deduplicated }
    },
  }
  const scope = await db.district()

  const handlersAt = (at: () => Date): HandledJob[] => {
    const district = { id: scope.districtId, slug: 'd', name: 'D', timeZone: 'UTC', isDemo: false }
    const inEveryDistrict = async (work: (own: DistrictScope, of: typeof district) => Promise<unknown>) =>
      void (await work(scope, district))
    const own = { ...rosters, now: at }
    const lti = {
      connect: () => {
        throw new Error('no LTI platform is here')
      },
      pseudonyms: rosters.pseudonyms,
      received: { note: () => {}, close: async () => {} },
    }
    return [
      ...googleRosterHandlers({ rosters: own, inEveryDistrict }),
      ...rosterHandlers({
        database: db.database,
        sourceOf: rosterSources({ database: db.database, lti, google: own }),
        enqueue: rosters.enqueue,
        inEveryDistrict,
        now: at,
      }),
    ]
  }

  async function run(
    { name, data }: Pick<QueuedJob, 'name' | 'data'>,
    { signal = new AbortController().signal, at = now }: { signal?: AbortSignal; at?: () => Date } = {},
  ): Promise<void> {
    const context: JobContext = { id: `job-${++ran}`, attempt: 1, signal, log, progress: async () => {} }
    await handlersAt(at)
      .find((handler) => handler.name === name)!
      .run(data, context)
  }
  let ran = 0

  return {
    google,
    classroom: google.classroom,
    rosters,
    scope,
    pushAccount,
    queue,
    run,

    install: (changes: Partial<NewGoogleInstallation> = {}, of = scope): Promise<InstallationId> =>
      addGoogleInstallation(
        db.database,
        of,
        {
          name: 'Google Classroom',
          clientId: aClient.clientId,
          clientSecret: aClient.clientSecret,
          hostedDomains: [`${randomUUID()}.example`],
          pubsubTopic: topic,
          pushServiceAccount: pushAccount,
          features: ['roster'],
          ...changes,
        },
        key,
      ),

    /** As signing in leaves it behind. */
    async grant(
      installationId: InstallationId,
      { sub }: Pick<SimulatedPerson, 'sub'> = somePeople.administrator,
      audience: 'administrator' | 'teacher' = 'administrator',
      features: readonly ('roster' | 'notices' | 'directory')[] = ['roster', 'notices', 'directory'],
    ): Promise<PersonId> {
      const offered: Record<string, readonly string[]> = accessFeatures[audience]
      const scopes = [...new Set(features.flatMap((feature) => offered[feature] ?? []))]
      google.grants.allow(sub, scopes)
      const person = {
        subjectHash: subjectHashOf(rosters, scope, sub),
        sourcedIdHash: null,
        role: 'teacher' as const,
      }
      const personId = await meetPerson(scope, installationId, person)
      const refreshToken = google.grants.issueRefreshToken(sub)
      await keepGoogleGrant(
        scope,
        { installationId, personId, audience },
        { scopes, access: undefined, refreshToken },
        key,
      )
      return personId
    },

    /** All that waits, and what follows from it, except for what was put off by more than this. */
    async drain(upToMs = 5 * 60_000): Promise<void> {
      for (;;) {
        const place = queue.findIndex(({ delayMs = 0 }) => delayMs <= upToMs)
        if (place < 0) return
        await run(queue.splice(place, 1)[0]!)
      }
    },
  }
}

export type GoogleDistrict = Awaited<ReturnType<typeof googleDistrict>>
