import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'

/** As its host lists it. */
export interface ListedSchool {
  externalId: string
  name: string
  sourcedId?: string
}

export async function keepListedSchools(
  tx: DistrictScope,
  installationId: InstallationId,
  schools: readonly ListedSchool[],
): Promise<void> {
  await tx.query(
    `insert into lectern.listed_school as s (district_id, installation_id, external_id, name, sourced_id)
     select distinct on (u.external_id) $1, $2, u.external_id, nullif(u.name, ''), u.sourced_id
     from unnest($3::text[], $4::text[], $5::text[]) u (external_id, name, sourced_id) order by u.external_id
     on conflict (district_id, installation_id, external_id) do update
       set name = coalesce(excluded.name, s.name), sourced_id = excluded.sourced_id, last_seen_at = now(), by_file = false`,
    [
      tx.districtId,
      installationId,
      schools.map(({ externalId }) => externalId),
      schools.map(({ name }) => name),
      schools.map(({ sourcedId }) => sourcedId ?? null),
    ],
  )
}

/** Which of the listed courses are of a school. */
export async function keepSchoolOfCourses(
  tx: DistrictScope,
  installationId: InstallationId,
  { schoolId, courseIds }: { schoolId: string; courseIds: readonly string[] },
): Promise<void> {
  await tx.query(
    `update lectern.listed_course g set school_external_id = $3
     from lectern.context c
     where g.district_id = $1 and g.installation_id = $2 and c.district_id = g.district_id and c.id = g.context_id
       and c.external_id = any ($4::text[]) and g.school_external_id is distinct from $3`,
    [tx.districtId, installationId, schoolId, courseIds],
  )
}

/** Schools that a list which has just been read to its end no longer has. */
export async function endUnlistedSchools(
  tx: DistrictScope,
  { installationId, listedSince }: { installationId: InstallationId; listedSince: Date },
): Promise<void> {
  await tx.query(
    `delete from lectern.listed_school s
     where s.district_id = $1 and s.installation_id = $2 and s.last_seen_at < $3 and not s.by_file`,
    [tx.districtId, installationId, listedSince],
  )
}

/** Page by page, in the order of their ids. */
export async function schoolIdsAfter(
  scope: DistrictScope,
  installationId: InstallationId,
  after: string,
): Promise<string[]> {
  const rows = await scope.query<{ externalId: string }>(
    `select s.external_id as "externalId" from lectern.listed_school s
     where s.district_id = $1 and s.installation_id = $2 and not s.by_file and s.external_id > $3
     order by s.external_id limit 200`,
    [scope.districtId, installationId, after],
  )
  return rows.map(({ externalId }) => externalId)
}

export async function countSchools(scope: DistrictScope, installationId: InstallationId): Promise<number> {
  const [counted] = await scope.query<{ schools: number }>(
    `select count(*)::int as schools from lectern.listed_school s where s.district_id = $1 and s.installation_id = $2`,
    [scope.districtId, installationId],
  )
  return counted!.schools
}
