import type { DistrictScope } from '@lectern/database'
import type { ContextId, InstallationId } from '@lectern/launch'

/** As its host names it, and the number that the student information system gives it everywhere. */
export interface NumberedCourse {
  externalId: string
  sourcedId: string
}

/** Of a course that so far only a file names, in place of the host's own id. */
export const fileCourseId = (sourcedId: string): string => `sds:${sourcedId}`

/**
 * A course of the host was opened: what a file told of it stands there from now on. While a file is being read nothing is
 * done; the next opening does it.
 */
export async function joinFileCourse(
  scope: DistrictScope,
  installationId: InstallationId,
  course: NumberedCourse,
): Promise<void> {
  if ((await metTwice(scope, installationId, [course])).length === 0) return
  await scope.transaction(async (tx) => {
    const [lock] = await tx.query<{ ours: boolean }>(
      'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as ours',
      [fileRosters(installationId)],
    )
    if (lock?.ours) await joinFileCourses(tx, installationId, [course])
  })
}

/** Whoever brings courses of a file in, or moves them, holds this lock. */
export const fileRosters = (installationId: InstallationId): string => `rosters ${installationId}`

/** Where the host knows a course that a file knows too, there is one of them from now on: the host's. */
export async function joinFileCourses(
  tx: DistrictScope,
  installationId: InstallationId,
  courses: readonly NumberedCourse[],
): Promise<void> {
  const twice = await metTwice(tx, installationId, courses)
  if (twice.length === 0) return
  const values = [tx.districtId, twice.map(({ file }) => file), twice.map(({ host }) => host)]
  const pairs = 'unnest($2::uuid[], $3::uuid[]) u (file, host)'
  // What the host itself told of its people goes before what a file did.
  await tx.query(
    `with moved as (
       insert into lectern.roster as r
         (district_id, context_id, installation_id, members, complete_at, full_at, differences_url)
       select q.district_id, u.host, q.installation_id, q.members, q.complete_at, q.full_at, q.differences_url
       from ${pairs} join lectern.roster q on q.district_id = $1 and q.context_id = u.file
       on conflict (district_id, context_id) do nothing returning r.context_id)
     update lectern.roster_run r set context_id = u.host
     from ${pairs} join moved m on m.context_id = u.host
     where r.district_id = $1 and r.context_id = u.file`,
    values,
  )
  await tx.query(
    `insert into lectern.roster_member
       (district_id, context_id, person_id, role, status, first_seen_at, last_seen_at)
     select m.district_id, u.host, m.person_id, m.role, m.status, m.first_seen_at, m.last_seen_at
     from ${pairs}
     join lectern.roster_member m on m.district_id = $1 and m.context_id = u.file
     where not exists (select from lectern.roster_member o where o.district_id = $1 and o.context_id = u.host)`,
    values,
  )
  await tx.query(
    `update lectern.listed_course l set context_id = u.host from ${pairs}
     where l.district_id = $1 and l.context_id = u.file
       and not exists (select from lectern.listed_course o where o.district_id = $1 and o.context_id = u.host)`,
    values,
  )
  // Nobody can have opened it: no host names it so.
  await tx.query('delete from lectern.context c where c.district_id = $1 and c.id = any ($2::uuid[])', [
    tx.districtId,
    twice.map(({ file }) => file),
  ])
}

/** By a file and by the host, as two. */
const metTwice = (
  scope: DistrictScope,
  installationId: InstallationId,
  courses: readonly NumberedCourse[],
): Promise<{ file: ContextId; host: ContextId }[]> =>
  scope.query(
    `select distinct on (f.id) f.id as file, o.id as host
     from unnest($3::text[], $4::text[]) n (file_id, external_id)
     join lectern.context f on f.district_id = $1 and f.installation_id = $2 and f.external_id = n.file_id
     join lectern.context o on o.district_id = $1 and o.installation_id = $2 and o.external_id = n.external_id
     order by f.id, o.id`,
    [
      scope.districtId,
      installationId,
      courses.map(({ sourcedId }) => fileCourseId(sourcedId)),
      courses.map(({ externalId }) => externalId),
    ],
  )
