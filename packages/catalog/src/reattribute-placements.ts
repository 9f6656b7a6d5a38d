import type { DistrictScope } from '@lectern/database'
import type { ContextId, InstallationId, PersonId } from '@lectern/launch'

/** What one person placed and earned becomes another's: they turned out to be one. A reported credit stays reported. */
export async function reattributePlacements(
  scope: DistrictScope,
  { keep, absorb }: { keep: PersonId; absorb: PersonId },
): Promise<void> {
  const ids = [scope.districtId, keep, absorb]
  await scope.query(
    'update lectern.placement p set placed_by = $2 where p.district_id = $1 and p.placed_by = $3',
    ids,
  )
  await scope.query(
    `delete from lectern.credit c using lectern.credit other
     where c.district_id = $1 and c.person_id = $2 and c.state <> 'reported'
       and other.district_id = $1 and other.person_id = $3 and other.placement_id = c.placement_id
       and other.state = 'reported'`,
    ids,
  )
  await scope.query(
    `update lectern.credit c set person_id = $2
     where c.district_id = $1 and c.person_id = $3
       and not exists (select from lectern.credit own where own.district_id = $1 and own.person_id = $2
                       and own.placement_id = c.placement_id)`,
    ids,
  )
}

export interface MovedLink {
  from: { installationId: InstallationId; externalId: string }
  to: { installationId: InstallationId; externalId: string; contextId: ContextId | null }
}

/** The same link, launched by another version of LTI: its placement passes on, unless the new one has its own. */
export async function moveLink(scope: DistrictScope, { from, to }: MovedLink): Promise<void> {
  await scope.query(
    `update lectern.placement p set installation_id = $4, external_id = $5, context_id = $6
     where p.district_id = $1 and p.installation_id = $2 and p.external_id = $3
       and not exists (select from lectern.placement own
                       where own.district_id = $1 and own.installation_id = $4 and own.external_id = $5
                         and own.app_id is not distinct from p.app_id
                         and own.resource_id is not distinct from p.resource_id and own.context_id is not distinct from $6::uuid)`,
    [scope.districtId, from.installationId, from.externalId, to.installationId, to.externalId, to.contextId],
  )
}
