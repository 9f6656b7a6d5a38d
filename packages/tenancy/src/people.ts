import type { DistrictScope } from '@lectern/database'
import type { PersonId, Role } from '@lectern/launch'

/** The people met so far who carry one of these numbers; keyed by the hash in hexadecimal. */
export async function peopleBySourcedId(
  scope: DistrictScope,
  hashes: readonly Buffer[],
): Promise<Map<string, { personId: PersonId; role: Role }>> {
  const rows = await scope.query<{ hash: string; personId: PersonId; role: Role }>(
    `select distinct on (i.sourced_id_hash) encode(i.sourced_id_hash, 'hex') as hash, p.id as "personId", p.role
     from lectern.identity i
     join lectern.person p on p.district_id = i.district_id and p.id = i.person_id
     where i.district_id = $1 and i.sourced_id_hash = any($2::bytea[])
     order by i.sourced_id_hash, p.last_seen_at desc`,
    [scope.districtId, hashes],
  )
  return new Map(rows.map(({ hash, personId, role }) => [hash, { personId, role }]))
}
