import type { DistrictScope } from '@lectern/database'
import type { LaunchId, PersonId } from '@lectern/launch'

export interface CreditKey {
  placementId: string
  personId: PersonId
}

export interface CreditOffer extends CreditKey {
  launchId: LaunchId
  /** Whom and where to tell, sealed. */
  sealedRecipient: string
}

/** Of a person's launches of one link, as many may still be open in some tab. */
const keptLaunches = 10

/**
 * A launch whose platform takes credit: opening the app earns it. What was reported is not earned again; what the
 * platform refused may be, because the person may be enrolled by now.
 */
export async function offerCredit(scope: DistrictScope, offer: CreditOffer): Promise<void> {
  await scope.query(
    `insert into lectern.credit as c (district_id, placement_id, person_id, launch_ids, state, sealed_recipient)
     values ($1, $2, $3, array[$4::uuid], 'waiting', $5)
     on conflict (district_id, placement_id, person_id) do update
     set launch_ids = (c.launch_ids || excluded.launch_ids)[greatest(1, cardinality(c.launch_ids) + 2 - $6::int):],
         state = case when c.state = 'refused' then 'waiting' else c.state end,
         sealed_recipient = case when c.state <> 'reported' then excluded.sealed_recipient end,
         opened_at = case when c.state <> 'refused' then c.opened_at end,
         reason = case when c.state = 'due' then c.reason end, words = case when c.state = 'due' then c.words end,
         noted_at = case when c.state in ('refused', 'waiting') then now() else c.noted_at end`,
    [
      scope.districtId,
      offer.placementId,
      offer.personId,
      offer.launchId,
      offer.sealedRecipient,
      keptLaunches,
    ],
  )
}

/** @returns which of the person's credits the opening belongs to; undefined while its launch is not noted yet */
export async function earnCredit(
  scope: DistrictScope,
  { personId, launchId }: { personId: PersonId; launchId: LaunchId },
): Promise<{ placementId: string; isDue: boolean } | undefined> {
  const [earned] = await scope.query<{ placementId: string; isDue: boolean }>(
    `update lectern.credit c
     set state = case when c.state = 'waiting' then 'due' else c.state end, opened_at = coalesce(c.opened_at, now())
     where c.district_id = $1 and c.person_id = $2 and $3 = any (c.launch_ids)
     returning c.placement_id as "placementId", c.state = 'due' as "isDue"`,
    [scope.districtId, personId, launchId],
  )
  return earned
}
