import { Problem } from '@lectern/problem'
import type { DistrictScope } from '@lectern/database'
import type { Enqueue } from '@lectern/jobs'
import type { InstallationId, Surface } from '@lectern/launch'
import { surfaceOf, type CourseRun } from '@lectern/tenancy'
import {
  alignGoogleRegistrations,
  beginGoogleRosters,
} from '../surfaces/google-rosters/google-roster-jobs.ts'
import { alignTeamsSubscription, beginTeamsRosters } from '../surfaces/teams-rosters/teams-roster-jobs.ts'

type Ask<Answer> = (enqueue: Enqueue, scope: DistrictScope, installationId: InstallationId) => Promise<Answer>

/** How each host that lists its courses begins to be read, and is told to tell nothing more. */
const hosts: Partial<
  Record<Surface, { begin: Ask<{ run: CourseRun; isNew: boolean }>; align: Ask<unknown> }>
> = {
  'google-classroom': { begin: beginGoogleRosters, align: alignGoogleRegistrations },
  teams: { begin: beginTeamsRosters, align: alignTeamsSubscription },
}

/** After a district switched rosters: those of a host that lists its courses begin and end by themselves. */
export async function followRosterSwitch(
  enqueue: Enqueue,
  scope: DistrictScope,
  { installationId, enabled }: { installationId: InstallationId; enabled: boolean },
): Promise<void> {
  const host = hosts[await surfaceOf(scope, installationId)]
  await (enabled ? host?.begin : host?.align)?.(enqueue, scope, installationId)
}

/**
 * Has the list of courses read now.
 * @throws Problem `installation.no-course-list`, `roster.switched-off`
 */
export async function beginHostRosters(
  enqueue: Enqueue,
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<{ run: CourseRun; isNew: boolean }> {
  const host = hosts[await requireCourseList(scope, installationId)]
  return host!.begin(enqueue, scope, installationId)
}

/** @throws Problem `installation.unknown`, `installation.no-course-list` */
export async function requireCourseList(
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<Surface> {
  const surface = await surfaceOf(scope, installationId)
  if (hosts[surface]) return surface
  throw new Problem({
    kind: 'not-found',
    code: 'installation.no-course-list',
    message:
      'The platform of this installation does not list its courses: each is known from its first launch.',
  })
}
