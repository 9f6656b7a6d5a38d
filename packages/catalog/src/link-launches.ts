import type { DistrictScope } from '@lectern/database'
import type { AppId, ContextId, InstallationId, ResourceId } from '@lectern/launch'

/** A link that was launched: so it is still there. */
export interface LinkLaunch {
  installationId: InstallationId
  contextId: ContextId | null
  /** What it leads to: one of these. */
  appId: AppId | null
  resourceId: ResourceId | null
  /** The placement that the link names; none where somebody made the link by hand. */
  named: string | undefined
  /** As the platform calls the link. */
  externalId: string | null
  /** Its column in the gradebook, as the platform names it. */
  lineItem: string | null
  /**
   * Of a host that names every copy anew and grades each by itself (Classroom): each is a placement of its own, several
   * of one course too, and is worth this much.
   */
  copies?: { scoreMaximum: number | null }
}

/**
 * Notes a launch with the placement it belongs to. A copied link still names the placement of its origin, so in
 * another course its counterpart is meant, which is made where no one has told of the copy; a link made by hand is a
 * placement from its first launch on.
 * @returns the placement; undefined for a link that can never be told from others
 */
export async function noteLinkLaunch(scope: DistrictScope, launch: LinkLaunch): Promise<string | undefined> {
  if (launch.named !== undefined && uuid.test(launch.named))
    return (await placedHere(scope, launch)) ?? (await counterpart(scope, launch)) ?? byHand(scope, launch)
  return byHand(scope, launch)
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const launchedNow = `last_launched_at = now(), first_launched_at = coalesce(p.first_launched_at, now()),
  line_item = coalesce($6, p.line_item), score_maximum = coalesce($7::float8, p.score_maximum)`

/** The placement itself, or its counterpart in this course. One outside of any course is meant wherever it is launched. */
async function placedHere(scope: DistrictScope, launch: LinkLaunch): Promise<string | undefined> {
  const [placement] = await scope.query<{ id: string }>(
    `update lectern.placement p set ${launchedNow}, external_id = coalesce($5, p.external_id)
     where p.district_id = $1 and p.installation_id = $2
       and (not $8::boolean or p.external_id is null or p.external_id = $5)
       and (p.id = $3 and (p.context_id = $4 or p.context_id is null or $4::uuid is null)
         or p.copied_from = $3 and p.context_id = $4)
     returning p.id`,
    [...values(scope, launch, launch.named), launch.copies !== undefined],
  )
  return placement?.id
}

async function counterpart(scope: DistrictScope, launch: LinkLaunch): Promise<string | undefined> {
  const [placement] = await scope.query<{ id: string }>(
    `insert into lectern.placement as p (district_id, app_id, resource_id, installation_id, context_id, copied_from, external_id,
       line_item, score_maximum, first_launched_at, last_launched_at)
     select o.district_id, o.app_id, o.resource_id, o.installation_id, $4, coalesce(o.copied_from, o.id), $5, $6, $7::float8, now(), now()
     from lectern.placement o where o.district_id = $1 and o.installation_id = $2 and o.id = $3
     on conflict (district_id, copied_from, context_id) where copied_from is not null do update set ${launchedNow}
     where not $8::boolean or p.external_id = $5
     returning p.id`,
    [...values(scope, launch, launch.named), launch.copies !== undefined],
  )
  return placement?.id
}

/** Of apps alone: a resource is launched by links that Lectern made. Its id comes from what it is, so that two first launches at once make one. */
async function byHand(scope: DistrictScope, launch: LinkLaunch): Promise<string | undefined> {
  if (launch.externalId === null || launch.appId === null) return undefined
  const [placement] = await scope.query<{ id: string }>(
    `with known as (
       select k.id from lectern.placement k
       where k.district_id = $1 and k.installation_id = $2 and k.app_id = $3 and k.external_id = $5
         and k.context_id is not distinct from $4
       order by k.placed_at limit 1)
     insert into lectern.placement as p (district_id, id, app_id, installation_id, context_id, external_id,
       line_item, score_maximum, first_launched_at, last_launched_at)
     values ($1, coalesce((select id from known), lectern.uuid_of(concat_ws(E'\\n', $1, $2, $3, $4, $5))), $3, $2, $4, $5,
       $6, $7::float8, now(), now())
     on conflict (district_id, id) do update set ${launchedNow}
     returning p.id`,
    values(scope, launch, launch.appId),
  )
  return placement?.id
}

const values = (
  { districtId }: DistrictScope,
  { installationId, contextId, externalId, lineItem, copies }: LinkLaunch,
  by: string | undefined,
): unknown[] => [
  districtId,
  installationId,
  by,
  contextId,
  externalId,
  lineItem,
  copies?.scoreMaximum ?? null,
]
