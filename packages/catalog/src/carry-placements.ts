import type { DistrictScope } from '@lectern/database'
import type { ContextId, InstallationId } from '@lectern/launch'

/**
 * Gives what stood in the origins when the course was copied a counterpart in the copy; one that is there already
 * stays. What a platform left out of its copy, or removed from the origin before, it does not tell: such a counterpart
 * shows by never being launched.
 */
export async function carryPlacements(
  scope: DistrictScope,
  {
    installationId,
    from,
    to,
    copiedAt,
  }: { installationId: InstallationId; from: readonly ContextId[]; to: ContextId; copiedAt: Date },
): Promise<void> {
  await scope.query(
    `insert into lectern.placement (district_id, app_id, resource_id, installation_id, context_id, placed_at, copied_from)
     select distinct on (first.id) p.district_id, p.app_id, p.resource_id, p.installation_id, $4, $5, first.id
     from lectern.placement p
     cross join lateral (select coalesce(p.copied_from, p.id) as id) first
     where p.district_id = $1 and p.installation_id = $2 and p.context_id = any ($3)
       -- Platforms tell no finer than milliseconds when they copied.
       and date_trunc('milliseconds', p.placed_at) <= $5
       -- Copied back to where it came from: the first one is there itself.
       and not exists (select from lectern.placement own
                       where own.district_id = $1 and own.id = first.id and own.context_id = $4)
     order by first.id, p.placed_at
     on conflict (district_id, copied_from, context_id) where copied_from is not null do nothing`,
    [scope.districtId, installationId, from, to, copiedAt],
  )
}
