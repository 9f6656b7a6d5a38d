import type { DistrictScope } from '@lectern/database'
import type { AppId, ContextId, InstallationId, PersonId, ResourceId } from '@lectern/launch'

export type NewPlacement = PlacedThing & {
  id: string
  installationId: InstallationId
  contextId: ContextId | null
  placedBy: PersonId
  /** As the platform calls the link, where it tells at once. */
  externalId?: string
  /** What the host's grade of it goes up to, where it is graded. */
  scoreMaximum?: number
}

type PlacedThing = { appId: AppId; resourceId?: undefined } | { appId?: undefined; resourceId: ResourceId }

/** Apps and resources that were put into a course; the same ones again change nothing. */
export async function recordPlacements(
  scope: DistrictScope,
  placements: readonly NewPlacement[],
): Promise<void> {
  await scope.query(
    `insert into lectern.placement (district_id, id, app_id, resource_id, installation_id, context_id, placed_by, external_id,
       score_maximum)
     select $1, p.*
     from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::text[], $9::float8[]) p
     on conflict do nothing`,
    [
      scope.districtId,
      placements.map(({ id }) => id),
      placements.map(({ appId }) => appId ?? null),
      placements.map(({ resourceId }) => resourceId ?? null),
      placements.map(({ installationId }) => installationId),
      placements.map(({ contextId }) => contextId),
      placements.map(({ placedBy }) => placedBy),
      placements.map(({ externalId }) => externalId ?? null),
      placements.map(({ scoreMaximum }) => scoreMaximum ?? null),
    ],
  )
}

/** What a platform may say of a placed link. */
export interface PlacedLink {
  installationId: InstallationId
  placementId?: string
  /** Its grade column, and the link itself, as the platform names them. */
  lineItem?: string
  externalId?: string
}

/** The app that was placed; what says it most exactly goes first. */
export async function findPlacedApp(
  scope: DistrictScope,
  { installationId, placementId, lineItem, externalId }: PlacedLink,
): Promise<AppId | undefined> {
  const [placed] = await scope.query<{ appId: AppId }>(
    `select p.app_id as "appId" from lectern.placement p
     where p.district_id = $1 and p.installation_id = $2 and p.app_id is not null
       and (p.id::text = $3 or p.line_item = $4 or p.external_id = $5)
     order by coalesce(p.id::text = $3, false) desc, coalesce(p.line_item = $4, false) desc, p.placed_at desc limit 1`,
    [scope.districtId, installationId, placementId, lineItem, externalId],
  )
  return placed?.appId
}

export interface FoundPlacement {
  id: string
  /** One of these two. */
  appId: AppId | null
  resourceId: ResourceId | null
  /** Null: it is not graded, or its host does not tell. */
  scoreMaximum: number | null
  contextId: ContextId | null
}

/** By our own id, or as the platform calls it; the newest where it calls two alike. */
export async function findPlacement(
  scope: DistrictScope,
  {
    installationId,
    placementId,
    externalId,
  }: Pick<PlacedLink, 'installationId' | 'placementId' | 'externalId'>,
): Promise<FoundPlacement | undefined> {
  const [placed] = await scope.query<FoundPlacement>(
    `select p.id, p.app_id as "appId", p.resource_id as "resourceId", p.context_id as "contextId",
            p.score_maximum as "scoreMaximum"
     from lectern.placement p
     where p.district_id = $1 and p.installation_id = $2 and (p.id::text = $3 or p.external_id = $4)
     order by p.placed_at desc limit 1`,
    [scope.districtId, installationId, placementId, externalId],
  )
  return placed
}

export interface Placement {
  id: string
  /** One of these two. */
  appId: AppId | null
  resourceId: ResourceId | null
  appName: string | null
  contextTitle: string | null
  /** ISO 8601. */
  placedAt: string
  /** No platform tells when a link is removed: one that nobody launches any more may be gone, or merely unused. */
  lastLaunchedAt: string | null
  /** The placement that it came from when its course was copied. */
  copiedFrom: string | null
}

/** When something was placed in an installation for the first time; ISO 8601. */
export async function firstPlacedAt(
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<string | null> {
  const [first] = await scope.query<{ at: string | null }>(
    `select to_json(min(p.placed_at))#>>'{}' as at from lectern.placement p
     where p.district_id = $1 and p.installation_id = $2`,
    [scope.districtId, installationId],
  )
  return first?.at ?? null
}

/** Newest first. */
export const listPlacements = (
  scope: DistrictScope,
  installationId: InstallationId,
  limit = 100,
): Promise<Placement[]> =>
  scope.query<Placement>(
    `select p.id, p.app_id as "appId", p.resource_id as "resourceId", a.name as "appName", c.title as "contextTitle",
            to_json(p.placed_at)#>>'{}' as "placedAt", to_json(p.last_launched_at)#>>'{}' as "lastLaunchedAt",
            p.copied_from as "copiedFrom"
     from lectern.placement p
     left join lectern.app a on a.district_id = p.district_id and a.id = p.app_id
     left join lectern.context c on c.district_id = p.district_id and c.id = p.context_id
     where p.district_id = $1 and p.installation_id = $2
     order by p.placed_at desc, p.id limit $3`,
    [scope.districtId, installationId, limit],
  )
