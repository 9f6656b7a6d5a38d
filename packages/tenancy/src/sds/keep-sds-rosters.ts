import type { DistrictScope } from '@lectern/database'
import type { ContextId, InstallationId, PersonId } from '@lectern/launch'
import { fileCourseId, fileRosters } from '../course-list/file-courses.ts'
import { endCourses } from '../course-list/listed-courses.ts'
import { completeRoster } from '../roster/complete-roster.ts'
import { sdsEnrollments, type SdsEnrollment, type SdsSet } from './read-sds.ts'
import type { SdsSetFile } from './sds-files.ts'

interface KeptSet {
  installationId: InstallationId
  files: readonly SdsSetFile[]
  set: SdsSet
  people: ReadonlyMap<string, PersonId>
  signal: AbortSignal
}

/** Each class list of the set becomes a complete reading of its course; the courses of earlier sets end. */
export async function keepSdsRosters(tx: DistrictScope, kept: KeptSet): Promise<void> {
  const { installationId, set, signal } = kept
  // Two sets at once would each end what the other has.
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [fileRosters(installationId)])
  await keepSchools(tx, installationId, set)
  const contexts = await keepClasses(tx, installationId, set)
  const runs = await beginRuns(tx, installationId, contexts)
  for await (const some of batches(sdsEnrollments(kept.files, set, signal))) await enrol(tx, kept, runs, some)
  for (const runId of runs.values()) {
    signal.throwIfAborted()
    await completeRoster(tx, runId)
  }
  await tx.query(
    'delete from lectern.roster_run_member m where m.district_id = $1 and m.run_id = any ($2::uuid[])',
    [tx.districtId, [...runs.values()]],
  )
  await endOthers(tx, installationId, [...contexts.values()])
}

async function keepSchools(
  tx: DistrictScope,
  installationId: InstallationId,
  { schools }: SdsSet,
): Promise<void> {
  await tx.query(
    'delete from lectern.listed_school s where s.district_id = $1 and s.installation_id = $2 and s.by_file',
    [tx.districtId, installationId],
  )
  await tx.query(
    `insert into lectern.listed_school (district_id, installation_id, external_id, name, sourced_id, by_file)
     select $1, $2, u.external_id, nullif(u.name, ''), u.sourced_id, true
     from unnest($3::text[], $4::text[], $5::text[]) u (external_id, name, sourced_id)
     where not exists (select from lectern.listed_school h
                       where h.district_id = $1 and h.installation_id = $2 and h.sourced_id = u.sourced_id)`,
    [
      tx.districtId,
      installationId,
      [...schools.keys()].map(fileSchoolId),
      [...schools.values()],
      [...schools.keys()],
    ],
  )
}

const fileSchoolId = (sourcedId: string): string => `sds:${sourcedId}`

/** A class that the host lists too is that one, and so is one that was opened there; its number says so. */
async function keepClasses(
  tx: DistrictScope,
  installationId: InstallationId,
  { classes }: SdsSet,
): Promise<Map<string, ContextId>> {
  const listed = [...classes.values()]
  const values = [
    tx.districtId,
    installationId,
    listed.map(({ sourcedId }) => sourcedId),
    listed.map(({ sourcedId }) => fileCourseId(sourcedId)),
    listed.map(({ title }) => title),
    listed.map(({ schoolId }) => fileSchoolId(schoolId)),
  ]
  await tx.query(
    `with given as (
       select u.sourced_id, coalesce(k.external_id, u.external_id) as external_id, u.school,
              case when k.external_id is null then nullif(u.title, '') end as title
       from unnest($3::text[], $4::text[], $5::text[], $6::text[]) u (sourced_id, external_id, title, school)
       left join lateral (
         select c.external_id from lectern.listed_course h
         join lectern.context c on c.district_id = h.district_id and c.id = h.context_id
         where h.district_id = $1 and h.installation_id = $2 and h.sourced_id = u.sourced_id and h.by_file
           and c.external_id <> u.external_id
         order by c.external_id limit 1) k on true
       where not exists (
         select from lectern.listed_course h
         where h.district_id = $1 and h.installation_id = $2 and h.sourced_id = u.sourced_id and not h.by_file)),
     met as (
       insert into lectern.context as c (district_id, installation_id, external_id, title)
       select $1, $2, g.external_id, g.title from given g order by g.external_id
       on conflict (district_id, installation_id, external_id) do update set title = coalesce(excluded.title, c.title)
       returning c.id, c.external_id)
     insert into lectern.listed_course as l
       (district_id, context_id, installation_id, sourced_id, school_external_id, by_file)
     select $1, m.id, $2, g.sourced_id, g.school, true from met m join given g on g.external_id = m.external_id
     on conflict (district_id, context_id) do update set last_seen_at = now(), sourced_id = excluded.sourced_id,
       school_external_id = excluded.school_external_id`,
    values,
  )
  const rows = await tx.query<{ sourcedId: string; contextId: ContextId }>(
    `select distinct on (l.sourced_id) l.sourced_id as "sourcedId", l.context_id as "contextId"
     from lectern.listed_course l
     where l.district_id = $1 and l.installation_id = $2 and l.sourced_id = any ($3::text[])
     order by l.sourced_id, l.by_file, l.context_id`,
    values.slice(0, 3),
  )
  return new Map(rows.map(({ sourcedId, contextId }) => [sourcedId, contextId]))
}

/** By the number of the class. */
async function beginRuns(
  tx: DistrictScope,
  installationId: InstallationId,
  contexts: ReadonlyMap<string, ContextId>,
): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; contextId: ContextId }>(
    `insert into lectern.roster_run (district_id, context_id, installation_id, scope, status, finished_at, pages)
     select $1, u.context_id, $2, 'everybody', 'done', now(), 1 from unnest($3::uuid[]) u (context_id)
     returning id, context_id as "contextId"`,
    [tx.districtId, installationId, [...contexts.values()]],
  )
  const runOf = new Map(rows.map(({ id, contextId }) => [contextId, id]))
  return new Map([...contexts].map(([sourcedId, contextId]) => [sourcedId, runOf.get(contextId)!]))
}

async function enrol(
  tx: DistrictScope,
  { people }: KeptSet,
  runs: ReadonlyMap<string, string>,
  enrollments: readonly SdsEnrollment[],
): Promise<void> {
  await tx.query(
    // Whoever teaches a class is its teacher, whatever else the set says.
    `insert into lectern.roster_run_member as m (district_id, run_id, person_id, role, status)
     select distinct on (u.run_id, u.person_id) $1, u.run_id, u.person_id, u.role, 'active'
     from unnest($2::uuid[], $3::uuid[], $4::text[]) u (run_id, person_id, role)
     order by u.run_id, u.person_id, u.role = 'teacher' desc
     on conflict (district_id, run_id, person_id) do update
       set role = case when m.role = 'teacher' then m.role else excluded.role end`,
    [
      tx.districtId,
      enrollments.map(({ classId }) => runs.get(classId)),
      enrollments.map(({ personId }) => people.get(personId)),
      enrollments.map(({ role }) => role),
    ],
  )
  await tx.query(
    `update lectern.roster_run r set members = r.members + u.members
     from (select v.run_id, count(*)::int as members from unnest($2::uuid[]) v (run_id) group by 1) u
     where r.district_id = $1 and r.id = u.run_id`,
    [tx.districtId, enrollments.map(({ classId }) => runs.get(classId))],
  )
}

async function endOthers(
  tx: DistrictScope,
  installationId: InstallationId,
  contextIds: readonly ContextId[],
): Promise<void> {
  const others = await tx.query<{ contextId: ContextId }>(
    `select l.context_id as "contextId" from lectern.listed_course l
     where l.district_id = $1 and l.installation_id = $2 and l.by_file and not l.context_id = any ($3::uuid[])`,
    [tx.districtId, installationId, contextIds],
  )
  await endCourses(
    tx,
    others.map(({ contextId }) => contextId),
  )
}

const batchSize = 2_000

async function* batches<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item[]> {
  let some: Item[] = []
  for await (const item of items) {
    some.push(item)
    if (some.length < batchSize) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}
