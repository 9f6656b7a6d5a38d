import type { Database, DistrictScope } from '@lectern/database'
import { handleJob, type Enqueue, type HandledJob } from '@lectern/jobs'
import type { DistrictId } from '@lectern/launch'
import {
  findRosterRun,
  runRosterSync,
  startDueRosterRuns,
  strandedRosterRuns,
  type District,
  type RosterRun,
  type RosterSource,
} from '@lectern/tenancy'
import { nightSlot } from './night-slot.ts'
import {
  dueRostersEvery,
  dueRostersJob,
  enqueueRosterRun,
  jittered,
  readRosterJob,
  spreadRosterRuns,
} from './roster-jobs.ts'

interface RosterHandlerParts {
  database: Database
  /** Whatever host the course is of. */
  sourceOf: (scope: DistrictScope, run: RosterRun) => Promise<RosterSource>
  enqueue: Enqueue
  inEveryDistrict: (work: (scope: DistrictScope, district: District) => Promise<unknown>) => Promise<void>
  now: () => Date
}

/** Reads the rosters of courses, and starts those whose turn has come. */
export function rosterHandlers({
  database,
  sourceOf,
  enqueue,
  inEveryDistrict,
  now,
}: RosterHandlerParts): HandledJob[] {
  return [
    handleJob(readRosterJob, async ({ districtId, runId }, { id, signal }) => {
      const scope = database.district(districtId as DistrictId) // from our own queue, put there for a district's own run
      const run = await findRosterRun(scope, runId)
      if (!run) return
      const { againAfterMs } = await runRosterSync(scope, runId, await sourceOf(scope, run), { signal })
      if (againAfterMs !== undefined)
        await enqueueRosterRun(enqueue, scope, runId, { delayMs: jittered(againAfterMs), after: id })
    }),
    handleJob(dueRostersJob, () =>
      inEveryDistrict(async (scope, { timeZone }) => {
        for (const { id } of await strandedRosterRuns(scope)) await enqueueRosterRun(enqueue, scope, id)
        const slot = nightSlot(timeZone, now())
        if (slot !== undefined)
          await spreadRosterRuns(enqueue, scope, await startDueRosterRuns(scope, slot), dueRostersEvery)
      }),
    ),
  ]
}
