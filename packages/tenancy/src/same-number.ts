import type { DistrictScope } from '@lectern/database'
import type { PersonId } from '@lectern/launch'

export interface SamePerson {
  /** The one whom most hosts know, else the one who was met first. */
  keep: PersonId
  absorb: PersonId
}

/** One host may know somebody by two accounts; what it says of more of them is nobody's own number. */
const mostInInstallation = 2
const mostAtOnce = 1_000

/**
 * People who carry the same number of the district and were met apart, because a host told their number later than it
 * named them. Nobody is in two of these pairs; what is left comes the next time.
 */
export async function samePeople(scope: DistrictScope): Promise<SamePerson[]> {
  const rows = await scope.query<{ people: PersonId[] }>(
    `with carried as (
       select i.sourced_id_hash as number, i.installation_id, i.person_id from lectern.identity i
       where i.district_id = $1 and i.sourced_id_hash is not null),
     shared as (
       select c.number from carried c group by c.number having count(distinct c.person_id) > 1
       except
       select c.number from carried c group by c.number, c.installation_id having count(distinct c.person_id) > $2
       limit $3),
     known as (
       select distinct c.number, p.id, p.first_seen_at,
              (select count(*) from lectern.identity o where o.district_id = $1 and o.person_id = p.id) as names
       from carried c join shared s on s.number = c.number
       join lectern.person p on p.district_id = $1 and p.id = c.person_id)
     select array_agg(k.id order by k.names desc, k.first_seen_at, k.id) as people from known k group by k.number`,
    [scope.districtId, mostInInstallation, mostAtOnce],
  )
  const taken = new Set<PersonId>()
  return rows.flatMap(({ people: [keep, absorb] }) => {
    if (!keep || !absorb || taken.has(keep) || taken.has(absorb)) return []
    taken.add(keep).add(absorb)
    return [{ keep, absorb }]
  })
}
