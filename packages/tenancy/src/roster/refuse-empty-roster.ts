import type { DistrictScope } from '@lectern/database'
import { Problem } from '@lectern/problem'

/**
 * A class whose members are hidden from the app reads as one that everybody has left.
 * @throws Problem `roster.members-empty` where such a reading would make everybody inactive
 */
export async function refuseEmptyRoster(tx: DistrictScope, runId: string): Promise<void> {
  const emptied = await tx.query(
    `select from lectern.roster_run r
     join lectern.roster q on q.district_id = r.district_id and q.context_id = r.context_id
     where r.district_id = $1 and r.id = $2 and r.scope = 'everybody' and r.members = 0 and q.members > 0`,
    [tx.districtId, runId],
  )
  if (emptied.length === 0) return
  throw new Problem({
    kind: 'upstream',
    code: 'roster.members-empty',
    message:
      'The host names nobody in this course, where there were members before. The last list stays as it was. Check ' +
      'whether Lectern may read the members of this course, also where its membership is hidden, then read again.',
  })
}
