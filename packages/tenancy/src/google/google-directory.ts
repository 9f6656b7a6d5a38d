import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'

/** Counts are of people: disclose them. */
export interface OrgUnitUse {
  path: string
  name: string
  /** Accounts of this unit itself, not of those below it. */
  activeUsers: number
  /** Those of them who came to Lectern in this installation. */
  seenUsers: number
}

export interface GoogleDirectory {
  /** null before the first reading has ended. Instants are ISO 8601. */
  readAt: string | null
  /** A reading was asked for and has not ended. */
  isBeingRead: boolean
  /** Why the last reading failed. */
  code: string | null
  message: string | null
  units: OrgUnitUse[]
}

/** undefined where the directory was never asked for. */
export async function googleDirectory(
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<GoogleDirectory | undefined> {
  const [directory] = await scope.query<GoogleDirectory>(
    `select to_json(d.read_at)#>>'{}' as "readAt", d.code, d.message,
            d.code is null and (d.read_at is null or d.read_at < d.asked_at) as "isBeingRead",
            (select coalesce(json_agg(json_build_object('path', u.path, 'name', u.name, 'activeUsers', u.active_users,
                      'seenUsers', u.seen_users) order by u.path), '[]')
             from lectern.google_org_unit u
             where u.district_id = d.district_id and u.installation_id = d.installation_id) as units
     from lectern.google_directory d where d.district_id = $1 and d.installation_id = $2`,
    [scope.districtId, installationId],
  )
  return directory
}

/** A reading was asked for. */
export async function askForDirectory(scope: DistrictScope, installationId: InstallationId): Promise<void> {
  await scope.query(
    `insert into lectern.google_directory (district_id, installation_id) values ($1, $2)
     on conflict (district_id, installation_id) do update set asked_at = now(), code = null, message = null`,
    [scope.districtId, installationId],
  )
}

/** Installations whose directory was read, and not since yesterday. */
export const staleDirectories = (scope: DistrictScope): Promise<{ installationId: InstallationId }[]> =>
  scope.query<{ installationId: InstallationId }>(
    `select d.installation_id as "installationId" from lectern.google_directory d
     where d.district_id = $1 and d.asked_at < now() - interval '20 hours'`,
    [scope.districtId],
  )

/** Of these people, in their order, who came to Lectern here: nobody comes without signing in. A roster is no visit. */
export async function cameToGoogle(
  scope: DistrictScope,
  installationId: InstallationId,
  subjectHashes: readonly Buffer[],
): Promise<boolean[]> {
  const rows = await scope.query<{ came: boolean }>(
    `select exists (
       select from lectern.identity i
       join lectern.google_grant g on g.district_id = i.district_id and g.installation_id = i.installation_id
         and g.person_id = i.person_id
       where i.district_id = $1 and i.installation_id = $2 and i.subject_hash = u.subject_hash) as came
     from unnest($3::bytea[]) with ordinality u (subject_hash, place) order by u.place`,
    [scope.districtId, installationId, subjectHashes],
  )
  return rows.map(({ came }) => came)
}

/** What a complete reading found, in place of what was known. */
export const keepDirectory = (
  scope: DistrictScope,
  installationId: InstallationId,
  units: readonly OrgUnitUse[],
): Promise<void> =>
  scope.transaction(async (tx) => {
    const key = [tx.districtId, installationId]
    await tx.query(
      `insert into lectern.google_directory (district_id, installation_id, read_at) values ($1, $2, now())
       on conflict (district_id, installation_id) do update set read_at = now(), code = null, message = null`,
      key,
    )
    await tx.query(
      'delete from lectern.google_org_unit u where u.district_id = $1 and u.installation_id = $2',
      key,
    )
    await tx.query(
      `insert into lectern.google_org_unit (district_id, installation_id, path, name, active_users, seen_users)
       select $1, $2, u.* from unnest($3::text[], $4::text[], $5::int[], $6::int[]) u`,
      [
        ...key,
        units.map(({ path }) => path),
        units.map(({ name }) => name),
        units.map(({ activeUsers }) => activeUsers),
        units.map(({ seenUsers }) => seenUsers),
      ],
    )
  })

/** What is known stays. */
export async function noteDirectoryProblem(
  scope: DistrictScope,
  installationId: InstallationId,
  { code, message }: { code: string; message: string },
): Promise<void> {
  await scope.query(
    `update lectern.google_directory d set code = $3, message = $4 where d.district_id = $1 and d.installation_id = $2`,
    [scope.districtId, installationId, code, message],
  )
}
