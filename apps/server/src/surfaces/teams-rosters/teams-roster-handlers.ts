import type { DistrictScope } from '@lectern/database'
import { handleJob, type HandledJob } from '@lectern/jobs'
import type { DistrictId, InstallationId } from '@lectern/launch'
import { hasFeature, startCourseRun, teamsInstallationIds, type District } from '@lectern/tenancy'
import { enqueueCourseRun } from '../../jobs/course-list-jobs.ts'
import { alignSubscription } from './align-subscription.ts'
import {
  alignSubscriptionJob,
  alignTeamsSubscription,
  enqueueChanges,
  readChangesJob,
  teamsUpkeepJob,
} from './teams-roster-jobs.ts'
import type { TeamsRosters } from './teams-rosters.ts'

interface HandlerParts {
  rosters: TeamsRosters
  inEveryDistrict: (work: (scope: DistrictScope, district: District) => Promise<unknown>) => Promise<void>
}

/** Reads what Graph told of, and keeps Graph telling. */
export function teamsRosterHandlers({ rosters, inEveryDistrict }: HandlerParts): HandledJob[] {
  const { database, enqueue } = rosters
  // All ids are from our own queue, put there for a district's own installation.
  const named = (data: { districtId: string; installationId: string }) => ({
    scope: database.district(data.districtId as DistrictId),
    installationId: data.installationId as InstallationId,
  })

  return [
    handleJob(readChangesJob, async (data, { id }) => {
      const { scope, installationId } = named(data)
      if (!(await hasFeature(scope, installationId, 'roster'))) return
      const { run, isNew } = await startCourseRun(scope, installationId, 'changes')
      if (isNew) await enqueueCourseRun(enqueue, scope, run.id)
      // One that is on its way may have passed by what changed.
      else await enqueueChanges(enqueue, scope, installationId, { after: id })
    }),

    handleJob(alignSubscriptionJob, (data) => {
      const { scope, installationId } = named(data)
      return alignSubscription(rosters, scope, installationId)
    }),

    handleJob(teamsUpkeepJob, () =>
      inEveryDistrict(async (scope) => {
        for (const installationId of await teamsInstallationIds(scope))
          await alignTeamsSubscription(enqueue, scope, installationId)
      }),
    ),
  ]
}
