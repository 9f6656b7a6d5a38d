import type { DistrictScope } from '@lectern/database'
import type { ContextId, InstallationId } from '@lectern/launch'
import { startRosterRunsOf, type StartedRun } from '../roster/start-roster-run.ts'

/**
 * Somebody joined or left a course. One that no list had yet is known from now on; the next list says what it is called,
 * and takes it away where it is not active. Nothing where rosters are switched off.
 */
export async function noteCourseChanged(
  tx: DistrictScope,
  installationId: InstallationId,
  externalId: string,
): Promise<void> {
  await tx.query(
    `with met as (
       insert into lectern.context as c (district_id, installation_id, external_id)
       select f.district_id, f.installation_id, $3 from lectern.installation_feature f
       where f.district_id = $1 and f.installation_id = $2 and f.feature = 'roster'
       on conflict (district_id, installation_id, external_id) do update set title = c.title returning c.id)
     insert into lectern.listed_course as g (district_id, context_id, installation_id, changed_at)
     select $1, m.id, $2, now() from met m
     on conflict (district_id, context_id) do update set changed_at = now()`,
    [tx.districtId, installationId, externalId],
  )
}

/** The same of many courses at once, of those that are listed; what is not one of them means nothing here. */
export async function noteCoursesChanged(
  tx: DistrictScope,
  installationId: InstallationId,
  externalIds: readonly string[],
): Promise<number> {
  if (externalIds.length === 0) return 0
  const noted = await tx.query(
    `update lectern.listed_course g set changed_at = now()
     from lectern.context c
     where g.district_id = $1 and g.installation_id = $2 and not g.by_file
       and c.district_id = g.district_id and c.id = g.context_id and c.external_id = any ($3::text[])
     returning 1 as noted`,
    [tx.districtId, installationId, externalIds],
  )
  return noted.length
}

/**
 * Starts reading the rosters that changed; many changes of one course make one reading. A course that is just being read
 * has its turn when that is over: `again` says that there are such.
 */
export const startChangedRosterRuns = (
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<{ started: StartedRun[]; again: boolean }> =>
  scope.transaction(async (tx) => {
    const started = await startRosterRunsOf(tx, installationId, await changedCourses(tx, installationId))
    await tx.query(
      `update lectern.listed_course g set changed_at = null
       from lectern.roster_run r
       where g.district_id = $1 and g.installation_id = $2 and g.changed_at is not null
         and r.district_id = g.district_id and r.context_id = g.context_id
         -- It has not begun, so it will see the change.
         and r.status = 'waiting' and r.pages = 0`,
      [tx.districtId, installationId],
    )
    return { started, again: (await changedCourses(tx, installationId)).length > 0 }
  })

async function changedCourses(scope: DistrictScope, installationId: InstallationId): Promise<ContextId[]> {
  const changed = await scope.query<{ contextId: ContextId }>(
    `select g.context_id as "contextId" from lectern.listed_course g
     where g.district_id = $1 and g.installation_id = $2 and g.changed_at is not null`,
    [scope.districtId, installationId],
  )
  return changed.map(({ contextId }) => contextId)
}

/** Installations with changes that no job has seen to. */
export const changedInstallations = (scope: DistrictScope): Promise<{ installationId: InstallationId }[]> =>
  scope.query<{ installationId: InstallationId }>(
    `select distinct g.installation_id as "installationId" from lectern.listed_course g
     where g.district_id = $1 and g.changed_at < now() - interval '10 minutes'`,
    [scope.districtId],
  )
