import type { DistrictScope } from '@lectern/database'
import type { AppId, ContextId, PersonId } from '@lectern/launch'
import { minutesOf } from './minutes.ts'

/** How one person used one app, as long as raw events are kept; times are ISO 8601. */
export interface Openings {
  count: number
  firstAt: string | null
  lastAt: string | null
  /** The latest first. */
  latest: string[]
  /** In use at most; 0 where it was never measured. */
  minutes: number
}

const listed = 20

/** In one course, or everywhere. For the person and who teaches them: these are one person's own figures. */
export async function openingsOf(
  scope: DistrictScope,
  of: { personIds: readonly PersonId[]; appId: AppId; contextId: ContextId | null },
): Promise<Openings> {
  const [openings] = await scope.query<Openings>(
    `with opened as (
       select e.occurred_at as at from lectern.usage_event e
       where e.district_id = $1 and e.kind = 'app-opened' and e.person_id = any($2::uuid[]) and e.app_id = $3
         and ($4::uuid is null or e.context_id = $4))
     select count(*)::int as count, to_json(min(o.at))#>>'{}' as "firstAt", to_json(max(o.at))#>>'{}' as "lastAt",
       (select coalesce(json_agg(l.at order by l.at desc), '[]')
        from (select p.at from opened p order by p.at desc limit ${listed}) l) as latest,
       (select ${minutesOf('sum(e.seconds)')} from lectern.usage_event e
        where e.district_id = $1 and e.kind = 'app-used' and e.person_id = any($2::uuid[]) and e.app_id = $3
          and ($4::uuid is null or e.context_id = $4)) as minutes
     from opened o`,
    [scope.districtId, of.personIds, of.appId, of.contextId],
  )
  return openings!
}
