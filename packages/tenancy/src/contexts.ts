import type { DistrictScope } from '@lectern/database'
import type { ContextId, InstallationId } from '@lectern/launch'

/** The courses known by these names of the platform, in the order of the names. */
export const contextsByExternalId = (
  scope: DistrictScope,
  installationId: InstallationId,
  externalIds: readonly string[],
): Promise<{ id: ContextId; externalId: string }[]> =>
  scope.query<{ id: ContextId; externalId: string }>(
    `select c.id, c.external_id as "externalId" from lectern.context c
     where c.district_id = $1 and c.installation_id = $2 and c.external_id = any ($3)
     order by array_position($3, c.external_id)`,
    [scope.districtId, installationId, externalIds],
  )

/** As the platform calls the course. */
export async function externalIdOfContext(
  scope: DistrictScope,
  contextId: ContextId,
): Promise<string | undefined> {
  const [context] = await scope.query<{ externalId: string }>(
    `select c.external_id as "externalId" from lectern.context c where c.district_id = $1 and c.id = $2`,
    [scope.districtId, contextId],
  )
  return context?.externalId
}

/** Knows a course before its first launch; one that is known keeps its title unless there is a new one. */
export async function meetContext(
  scope: DistrictScope,
  installationId: InstallationId,
  { externalId, title }: { externalId: string; title: string | null },
): Promise<ContextId> {
  const [met] = await scope.query<{ id: ContextId }>(
    `insert into lectern.context as c (district_id, installation_id, external_id, title) values ($1, $2, $3, $4)
     on conflict (district_id, installation_id, external_id) do update set title = coalesce(excluded.title, c.title)
     returning c.id`,
    [scope.districtId, installationId, externalId, title],
  )
  return met!.id
}

/** Says since when the copy is known where it is news that it is one, and undefined where all that was known. */
export async function noteContextOrigins(
  scope: DistrictScope,
  contextId: ContextId,
  originIds: readonly ContextId[],
): Promise<{ firstSeenAt: Date } | undefined> {
  const [news] = await scope.query<{ firstSeenAt: Date }>(
    `with learned as (
       insert into lectern.context_origin (district_id, context_id, origin_id)
       select $1, $2, o.id from unnest($3::uuid[]) as o (id)
       on conflict do nothing returning 1)
     select c.first_seen_at as "firstSeenAt" from lectern.context c
     where c.district_id = $1 and c.id = $2 and exists (select from learned)`,
    [scope.districtId, contextId, originIds],
  )
  return news
}
