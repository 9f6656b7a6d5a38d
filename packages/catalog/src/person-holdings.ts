import type { DistrictScope } from '@lectern/database'
import type { PersonId, ResourceId } from '@lectern/launch'
import type { Credit } from './credit/credit-of.ts'

/** Whose: a seat goes by the district's number for a person, a placement by who made it. */
export interface Holder {
  personIds: readonly PersonId[]
  sourcedIdHashes: readonly Uint8Array[]
}

export interface PersonHoldings {
  /** `since`: an ISO date. */
  seats: { app: string; since: string }[]
  /** What they put into courses, an app or a resource; ISO 8601. */
  placements: {
    app: string | null
    resourceId: ResourceId | null
    course: string | null
    placedAt: string
  }[]
  /** For opening apps. Until one is settled, what the platform calls them is kept too, sealed. */
  credits: { app: string; course: string | null; notedAt: string; state: Credit['state'] }[]
}

export async function holdingsOf(
  scope: DistrictScope,
  { personIds, sourcedIdHashes }: Holder,
): Promise<PersonHoldings> {
  const [seats, placements, credits] = await Promise.all([
    scope.query<PersonHoldings['seats'][number]>(
      `select a.name as app, s.assigned_on::text as since
       from lectern.seat s join lectern.app a on a.district_id = s.district_id and a.id = s.app_id
       where s.district_id = $1 and s.holder_hash = any($2::bytea[]) order by a.name`,
      [scope.districtId, sourcedIdHashes],
    ),
    scope.query<PersonHoldings['placements'][number]>(
      `select a.name as app, p.resource_id as "resourceId", c.title as course, to_json(p.placed_at)#>>'{}' as "placedAt"
       from lectern.placement p
       left join lectern.app a on a.district_id = p.district_id and a.id = p.app_id
       left join lectern.context c on c.district_id = p.district_id and c.id = p.context_id
       where p.district_id = $1 and p.placed_by = any($2::uuid[]) order by p.placed_at, p.id`,
      [scope.districtId, personIds],
    ),
    scope.query<PersonHoldings['credits'][number]>(
      `select a.name as app, t.title as course, c.state,
              to_json(coalesce(c.reported_at, c.opened_at, c.noted_at))#>>'{}' as "notedAt"
       from lectern.credit c
       join lectern.placement p on p.district_id = c.district_id and p.id = c.placement_id
       join lectern.app a on a.district_id = p.district_id and a.id = p.app_id
       left join lectern.context t on t.district_id = p.district_id and t.id = p.context_id
       where c.district_id = $1 and c.person_id = any($2::uuid[]) order by c.noted_at, c.placement_id`,
      [scope.districtId, personIds],
    ),
  ])
  return { seats, placements, credits }
}

/** Seats are free again, credits are gone. What was put into a course stays there, by nobody. */
export const forgetHoldingsOf = (
  scope: DistrictScope,
  { personIds, sourcedIdHashes }: Holder,
): Promise<void> =>
  scope.transaction(async (inside) => {
    await inside.query(
      'delete from lectern.seat s where s.district_id = $1 and s.holder_hash = any($2::bytea[])',
      [inside.districtId, sourcedIdHashes],
    )
    await inside.query(
      'delete from lectern.credit c where c.district_id = $1 and c.person_id = any($2::uuid[])',
      [inside.districtId, personIds],
    )
    await inside.query(
      `update lectern.placement p set placed_by = null where p.district_id = $1 and p.placed_by = any($2::uuid[])`,
      [inside.districtId, personIds],
    )
  })
