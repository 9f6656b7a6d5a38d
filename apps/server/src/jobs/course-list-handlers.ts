import type { Database, DistrictScope } from '@lectern/database'
import { accessFeatures } from '@lectern/google-classroom'
import { handleJob, type Enqueue, type HandledJob } from '@lectern/jobs'
import type { DistrictId, InstallationId } from '@lectern/launch'
import {
  changedInstallations,
  findCourseRun,
  runCourseList,
  startChangedRosterRuns,
  startDueClassLists,
  startDueGoogleLists,
  startFirstRosterRuns,
  strandedCourseRuns,
  tidyCourseLists,
  type CourseListSource,
  type CourseRun,
  type District,
} from '@lectern/tenancy'
import {
  dueCoursesJob,
  enqueueChanged,
  enqueueCourseRun,
  readChangedJob,
  readCoursesJob,
} from './course-list-jobs.ts'
import { nightSlot } from './night-slot.ts'
import { jittered, spreadRosterRuns } from './roster-jobs.ts'

interface CourseListHandlerParts {
  database: Database
  /** Whatever host the installation is in. */
  listOf: (scope: DistrictScope, run: CourseRun) => Promise<CourseListSource>
  enqueue: Enqueue
  inEveryDistrict: (work: (scope: DistrictScope, district: District) => Promise<unknown>) => Promise<void>
  now: () => Date
}

/** Reads the lists of courses of the hosts that have any, and starts the rosters that follow from them. */
export function courseListHandlers({
  database,
  listOf,
  enqueue,
  inEveryDistrict,
  now,
}: CourseListHandlerParts): HandledJob[] {
  return [
    handleJob(readCoursesJob, async ({ districtId, runId }, { id, signal }) => {
      const scope = database.district(districtId as DistrictId) // from our own queue, put there for a district's own run
      const run = await findCourseRun(scope, runId)
      if (!run) return
      const { installationId } = run
      const { againAfterMs } = await runCourseList(scope, runId, await listOf(scope, run), { signal })
      if (againAfterMs !== undefined)
        return void (await enqueueCourseRun(enqueue, scope, runId, {
          delayMs: jittered(againAfterMs),
          after: id,
        }))
      // Whatever ended the list, what it has found so far can be read.
      await spreadRosterRuns(enqueue, scope, await startFirstRosterRuns(scope, installationId))
      await readChanged(scope, installationId, id)
    }),

    handleJob(readChangedJob, ({ districtId, installationId }, { id }) =>
      // From our own queue as well.
      readChanged(database.district(districtId as DistrictId), installationId as InstallationId, id),
    ),

    handleJob(dueCoursesJob, () =>
      inEveryDistrict(async (scope, { timeZone }) => {
        const isNight = nightSlot(timeZone, now()) !== undefined
        for (const { id } of [
          ...(await strandedCourseRuns(scope)),
          ...(await startDueGoogleLists(scope, { isNight, scopes: accessFeatures.administrator.roster })),
          ...(await startDueClassLists(scope, { isNight })),
        ])
          await enqueueCourseRun(enqueue, scope, id)
        for (const { installationId } of await changedInstallations(scope))
          await enqueueChanged(enqueue, scope, installationId)
        await tidyCourseLists(scope)
      }),
    ),
  ]

  async function readChanged(
    scope: DistrictScope,
    installationId: InstallationId,
    jobId: string,
  ): Promise<void> {
    const { started, again } = await startChangedRosterRuns(scope, installationId)
    await spreadRosterRuns(enqueue, scope, started)
    if (again) await enqueueChanged(enqueue, scope, installationId, { after: jobId })
  }
}
