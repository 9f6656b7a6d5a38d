import type { DistrictScope } from '@lectern/database'
import type { PersonId } from '@lectern/launch'

/** What became of a person's credit for opening the app of a placement; times are ISO 8601. */
export interface Credit {
  /** `waiting`: launched, not opened yet. `refused`: the platform does not take it. */
  state: 'waiting' | 'due' | 'reported' | 'refused'
  openedAt: string | null
  /** As the platform was told. */
  score: { given: number; maximum: number } | null
  reportedAt: string | null
  /** Why it was not taken, or waits: our own code, or the platform's. */
  reason: string | null
  /** The platform's own. */
  words: string | null
}

/** Undefined where nobody was to get credit. */
export async function creditOf(
  scope: DistrictScope,
  placementId: string,
  personId: PersonId,
): Promise<Credit | undefined> {
  const [credit] = await scope.query<Credit>(
    `select c.state, to_json(c.opened_at)#>>'{}' as "openedAt", to_json(c.reported_at)#>>'{}' as "reportedAt",
            c.reason, c.words,
            case when c.state = 'reported'
              then json_build_object('given', c.score_given, 'maximum', c.score_maximum) end as score
     from lectern.credit c where c.district_id = $1 and c.placement_id = $2 and c.person_id = $3`,
    [scope.districtId, placementId, personId],
  )
  return credit
}
