import type { DistrictScope } from '@lectern/database'
import type { AppId, PersonId } from '@lectern/launch'
import type { NudgeAnswer, NudgeRule } from './nudge.ts'

/** A nudge as the person may know of it; times are ISO 8601. */
export interface PersonNudge {
  rule: NudgeRule
  appId: AppId
  madeAt: string
  /** In the feed of a host. */
  toldAt: string | null
  shownAt: string | null
  answeredAt: string | null
  answer: NudgeAnswer | null
}

/** All that were made for a person, shown or not; the ids are all of one person. */
export const nudgesOf = (scope: DistrictScope, personIds: readonly PersonId[]): Promise<PersonNudge[]> =>
  scope.query<PersonNudge & object>(
    `select n.rule, n.app_id as "appId", to_json(n.made_at)#>>'{}' as "madeAt", to_json(d.settled_at)#>>'{}' as "toldAt",
            to_json(n.shown_at)#>>'{}' as "shownAt", to_json(n.answered_at)#>>'{}' as "answeredAt", n.answer
     from lectern.nudge n
     left join lectern.nudge_delivery d on d.district_id = n.district_id and d.nudge_id = n.id
                                           and d.state in ('accepted', 'delivered')
     where n.district_id = $1 and n.person_id = any($2::uuid[]) order by n.made_at, n.id`,
    [scope.districtId, personIds],
  )

export async function forgetNudgesOf(scope: DistrictScope, personIds: readonly PersonId[]): Promise<void> {
  await scope.query(
    'delete from lectern.nudge n where n.district_id = $1 and n.person_id = any($2::uuid[])',
    [scope.districtId, personIds],
  )
}
