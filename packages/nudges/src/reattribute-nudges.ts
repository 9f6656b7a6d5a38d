import type { DistrictScope } from '@lectern/database'
import type { PersonId } from '@lectern/launch'

/** A nudge that both have is kept as the one who stays has it: an answer is not asked for twice. */
export async function reattributeNudges(
  scope: DistrictScope,
  { keep, absorb }: { keep: PersonId; absorb: PersonId },
): Promise<void> {
  await scope.query(
    `update lectern.nudge n set person_id = $2
     where n.district_id = $1 and n.person_id = $3
       and not exists (select from lectern.nudge own where own.district_id = $1 and own.person_id = $2
                       and own.rule = n.rule and own.app_id = n.app_id)`,
    [scope.districtId, keep, absorb],
  )
}
