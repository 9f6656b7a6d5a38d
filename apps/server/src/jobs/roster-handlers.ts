import type { Database, DistrictScope } from '@lectern/database'
import { handleJob, type Enqueue, type HandledJob } from '@lectern/jobs'
import type { DistrictId } from '@lectern/launch'
import {
  contextServicesOf,
  findRosterRun,
  getLtiInstallation,
  runRosterSync,
  startDueRosterRuns,
  strandedRosterRuns,
  type District,
} from '@lectern/tenancy'
import { rosterSource, type RosterPorts } from '../surfaces/lti/roster-source.ts'
import { nightSlot } from './night-slot.ts'
import { dueRostersEvery, dueRostersJob, enqueueRosterRun, readRosterJob } from './roster-jobs.ts'

interface RosterHandlerParts {
  database: Database
  rosters: RosterPorts
  enqueue: Enqueue
  inEveryDistrict: (work: (scope: DistrictScope, district: District) => Promise<unknown>) => Promise<void>
  now: () => Date
}

/** Reads the rosters of courses, and starts those whose turn has come. */
export function rosterHandlers({
  database,
  rosters,
  enqueue,
  inEveryDistrict,
  now,
}: RosterHandlerParts): HandledJob[] {
  return [
    handleJob(readRosterJob, async ({ districtId, runId }, { id, signal }) => {
      const scope = database.district(districtId as DistrictId) // from our own queue, put there for a district's own run
      const run = await findRosterRun(scope, runId)
      if (!run) return
      const { installationId, contextId } = run
      const source = rosterSource(
        rosters,
        scope,
        await getLtiInstallation(database, scope, installationId),
        await contextServicesOf(scope, contextId),
      )
      const { againAfterMs } = await runRosterSync(scope, runId, source, { signal })
      if (againAfterMs !== undefined)
        await enqueueRosterRun(enqueue, scope, runId, { delayMs: jittered(againAfterMs), after: id })
    }),
    handleJob(dueRostersJob, () =>
      inEveryDistrict(async (scope, { timeZone }) => {
        for (const { id } of await strandedRosterRuns(scope)) await enqueueRosterRun(enqueue, scope, id)
        const slot = nightSlot(timeZone, now())
        const due = slot === undefined ? [] : await startDueRosterRuns(scope, slot)
        for (const [place, { id }] of due.entries())
          await enqueueRosterRun(enqueue, scope, id, {
            delayMs: Math.floor((place * dueRostersEvery) / due.length),
          })
      }),
    ),
  ]
}

/** What waits together must not return together. */
const jittered = (milliseconds: number): number => Math.floor(milliseconds * (1 + Math.random() / 4))
