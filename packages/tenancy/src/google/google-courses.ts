import type { DistrictScope } from '@lectern/database'
import type { ContextId, InstallationId, PersonId } from '@lectern/launch'

/** As Classroom lists it. */
export interface ListedCourse {
  externalId: string
  title: string
}

export interface GoogleCourse {
  installationId: InstallationId
  externalId: string
  /** The teacher in whose name it is read; null: an administrator's. */
  personId: PersonId | null
}

/** Undefined for a course that is not listed: it was never met, or has ended. */
export async function findGoogleCourse(
  scope: DistrictScope,
  contextId: ContextId,
): Promise<GoogleCourse | undefined> {
  const [course] = await scope.query<GoogleCourse>(
    `select g.installation_id as "installationId", c.external_id as "externalId", g.person_id as "personId"
     from lectern.google_course g
     join lectern.context c on c.district_id = g.district_id and c.id = g.context_id
     where g.district_id = $1 and g.context_id = $2`,
    [scope.districtId, contextId],
  )
  return course
}

/** Courses that somebody's list has: each is known from now on, and its roster offered. */
export async function keepListedCourses(
  tx: DistrictScope,
  installationId: InstallationId,
  { courses, personId }: { courses: readonly ListedCourse[]; personId: PersonId | null },
): Promise<void> {
  await tx.query(
    `with met as (
       insert into lectern.context as c (district_id, installation_id, external_id, title)
       -- A list that changes while it is read may name a course twice; one order keeps two readings from waiting for each other.
       select distinct on (u.external_id) $1, $2, u.external_id, nullif(u.title, '')
       from unnest($4::text[], $5::text[]) u (external_id, title) order by u.external_id
       on conflict (district_id, installation_id, external_id) do update set title = coalesce(excluded.title, c.title)
       returning c.id)
     insert into lectern.google_course as g (district_id, context_id, installation_id, person_id)
     select $1, m.id, $2, $3 from met m
     on conflict (district_id, context_id) do update set last_seen_at = now(), person_id = excluded.person_id`,
    [
      tx.districtId,
      installationId,
      personId,
      courses.map(({ externalId }) => externalId),
      courses.map(({ title }) => title),
    ],
  )
}

/**
 * Courses that a list which has just been read to its end no longer has. Only an administrator's list has all courses;
 * teachers' lists say nothing of those that were read in an administrator's name.
 */
export async function endUnlistedCourses(
  tx: DistrictScope,
  {
    installationId,
    listedSince,
    isWhole,
  }: { installationId: InstallationId; listedSince: Date; isWhole: boolean },
): Promise<void> {
  const ended = await tx.query<{ contextId: ContextId }>(
    `select g.context_id as "contextId" from lectern.google_course g
     where g.district_id = $1 and g.installation_id = $2 and g.last_seen_at < $3 and ($4 or g.person_id is not null)`,
    [tx.districtId, installationId, listedSince, isWhole],
  )
  await endGoogleCourses(
    tx,
    ended.map(({ contextId }) => contextId),
  )
}

/** The courses stay known: apps were placed and opened there. */
async function endGoogleCourses(tx: DistrictScope, contextIds: readonly ContextId[]): Promise<void> {
  // The runs first: one that is just being completed is waited for, and what it leaves goes too.
  await tx.query(
    `update lectern.roster_run r set status = 'cancelled', finished_at = now(), next_url = null
     where r.district_id = $1 and r.context_id = any ($2::uuid[]) and r.status in ('waiting', 'running')`,
    [tx.districtId, contextIds],
  )
  await forgetRostersOf(tx, contextIds)
}

/** While its roster is read, Google says that there is no such course. Its reading goes on to say so. */
export const forgetGoogleCourse = (scope: DistrictScope, contextId: ContextId): Promise<void> =>
  scope.transaction((tx) => forgetRostersOf(tx, [contextId]))

async function forgetRostersOf(tx: DistrictScope, contextIds: readonly ContextId[]): Promise<void> {
  for (const table of ['roster', 'google_course'])
    await tx.query(
      `delete from lectern.${table} t where t.district_id = $1 and t.context_id = any ($2::uuid[])`,
      [tx.districtId, contextIds],
    )
}
