import type { DistrictScope } from '@lectern/database'
import type { ContextId, InstallationId, PersonId } from '@lectern/launch'
import { joinFileCourses } from './file-courses.ts'

/** As its host lists it. */
export interface ListedCourse {
  externalId: string
  title: string
  /** The student information system's own id, where the host tells it. */
  sourcedId?: string
}

export interface KnownCourse {
  installationId: InstallationId
  externalId: string
  /** The teacher in whose name it is read; null: an administrator's, or the app's own. */
  personId: PersonId | null
}

/** Undefined for a course that is not listed: it was never met, or has ended. */
export async function findKnownCourse(
  scope: DistrictScope,
  contextId: ContextId,
): Promise<KnownCourse | undefined> {
  const [course] = await scope.query<KnownCourse>(
    `select g.installation_id as "installationId", c.external_id as "externalId", g.person_id as "personId"
     from lectern.listed_course g
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
  await adoptFromFile(tx, installationId, courses)
  await tx.query(
    `with listed as (
       -- A list that changes while it is read may name a course twice; one order keeps two readings from waiting for each other.
       select distinct on (u.external_id) u.external_id, nullif(u.title, '') as title, u.sourced_id
       from unnest($4::text[], $5::text[], $6::text[]) u (external_id, title, sourced_id) order by u.external_id),
     met as (
       insert into lectern.context as c (district_id, installation_id, external_id, title)
       select $1, $2, l.external_id, l.title from listed l
       on conflict (district_id, installation_id, external_id) do update set title = coalesce(excluded.title, c.title)
       returning c.id, c.external_id)
     insert into lectern.listed_course as g (district_id, context_id, installation_id, person_id, sourced_id)
     select $1, m.id, $2, $3, l.sourced_id from met m join listed l on l.external_id = m.external_id
     on conflict (district_id, context_id) do update set last_seen_at = now(), person_id = excluded.person_id,
       sourced_id = excluded.sourced_id, by_file = false`,
    [
      tx.districtId,
      installationId,
      personId,
      courses.map(({ externalId }) => externalId),
      courses.map(({ title }) => title),
      courses.map(({ sourcedId }) => sourcedId ?? null),
    ],
  )
  await joinFileCourses(
    tx,
    installationId,
    courses.flatMap(({ externalId, sourcedId }) =>
      sourcedId === undefined ? [] : { externalId, sourcedId },
    ),
  )
}

/** A course that so far only a file named is the host's own from now on, with all that was done there. */
async function adoptFromFile(
  tx: DistrictScope,
  installationId: InstallationId,
  courses: readonly ListedCourse[],
): Promise<void> {
  const sourced = courses.filter(({ sourcedId }) => sourcedId !== undefined)
  if (sourced.length === 0) return
  await tx.query(
    `update lectern.context c set external_id = u.external_id
     from (select distinct on (n.sourced_id) n.external_id, n.sourced_id
           from unnest($3::text[], $4::text[]) n (external_id, sourced_id) order by n.sourced_id, n.external_id) u
     join lectern.listed_course g
       on g.district_id = $1 and g.installation_id = $2 and g.by_file and g.sourced_id = u.sourced_id
     where c.district_id = $1 and c.id = g.context_id
       and not exists (select from lectern.context o
                       where o.district_id = $1 and o.installation_id = $2 and o.external_id = u.external_id)`,
    [
      tx.districtId,
      installationId,
      sourced.map(({ externalId }) => externalId),
      sourced.map(({ sourcedId }) => sourcedId),
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
    `select g.context_id as "contextId" from lectern.listed_course g
     where g.district_id = $1 and g.installation_id = $2 and g.last_seen_at < $3 and not g.by_file
       and ($4 or g.person_id is not null)`,
    [tx.districtId, installationId, listedSince, isWhole],
  )
  await endCourses(
    tx,
    ended.map(({ contextId }) => contextId),
  )
}

/** Courses of which the host says that they are gone. */
export async function endNamedCourses(
  tx: DistrictScope,
  installationId: InstallationId,
  externalIds: readonly string[],
): Promise<void> {
  if (externalIds.length === 0) return
  const ended = await tx.query<{ contextId: ContextId }>(
    `select g.context_id as "contextId" from lectern.listed_course g
     join lectern.context c on c.district_id = g.district_id and c.id = g.context_id
     where g.district_id = $1 and g.installation_id = $2 and c.external_id = any ($3::text[])`,
    [tx.districtId, installationId, externalIds],
  )
  await endCourses(
    tx,
    ended.map(({ contextId }) => contextId),
  )
}

/** The courses stay known: apps were placed and opened there. */
export async function endCourses(tx: DistrictScope, contextIds: readonly ContextId[]): Promise<void> {
  // The runs first: one that is just being completed is waited for, and what it leaves goes too.
  await tx.query(
    `update lectern.roster_run r set status = 'cancelled', finished_at = now(), next_url = null
     where r.district_id = $1 and r.context_id = any ($2::uuid[]) and r.status in ('waiting', 'running')`,
    [tx.districtId, contextIds],
  )
  await forgetRostersOf(tx, contextIds)
}

/** While its roster is read, the host says that there is no such course. Its reading goes on to say so. */
export const forgetKnownCourse = (scope: DistrictScope, contextId: ContextId): Promise<void> =>
  scope.transaction((tx) => forgetRostersOf(tx, [contextId]))

async function forgetRostersOf(tx: DistrictScope, contextIds: readonly ContextId[]): Promise<void> {
  for (const table of ['roster', 'listed_course'])
    await tx.query(
      `delete from lectern.${table} t where t.district_id = $1 and t.context_id = any ($2::uuid[])`,
      [tx.districtId, contextIds],
    )
}
