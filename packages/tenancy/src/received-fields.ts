import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'

/** What a platform sent, by name: a claim or one of its members, a service it offers, a scope it grants. */
export interface ReceivedField {
  kind: 'field' | 'service' | 'scope'
  name: string
  /** What a data privacy agreement calls it; null where it is about no person. */
  element: string | null
}

/** By what it came, and from which installation. */
export interface ReceivedFrom {
  installationId: InstallationId
  source: 'launch' | 'roster' | 'token'
}

export interface ReceivedRecord extends ReceivedField, Pick<ReceivedFrom, 'source'> {
  /** ISO 8601. */
  firstSeenAt: string
  lastSeenAt: string
}

/** What did not come for so long is no longer sent. */
const keptDays = 28
/** Of one installation; more are names that somebody invents. */
const maxFields = 1000

export async function noteReceived(
  scope: DistrictScope,
  { installationId, source }: ReceivedFrom,
  fields: readonly ReceivedField[],
): Promise<void> {
  // In one order always, so that two who note the same do not wait for each other.
  await scope.query(
    `insert into lectern.received_field as r (district_id, installation_id, source, kind, name, element)
     select distinct on (u.kind, u.name) $1::uuid, $2::uuid, $3, u.kind, u.name, u.element
     from unnest($4::text[], $5::text[], $6::text[]) u (kind, name, element)
     where (select count(*) from lectern.received_field k where k.district_id = $1 and k.installation_id = $2) < $7
        or exists (select from lectern.received_field k
                   where k.district_id = $1 and k.installation_id = $2 and k.source = $3
                     and k.kind = u.kind and k.name = u.name)
     order by u.kind, u.name, u.element nulls last
     on conflict (district_id, installation_id, source, kind, name)
     do update set last_seen_at = now(), element = coalesce(excluded.element, r.element)`,
    [
      scope.districtId,
      installationId,
      source,
      fields.map(({ kind }) => kind),
      fields.map(({ name }) => name),
      fields.map(({ element }) => element),
      maxFields,
    ],
  )
}

/** What came in the last four weeks. */
export const listReceived = (
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<ReceivedRecord[]> =>
  scope.query<ReceivedRecord>(
    `select r.source, r.kind, r.name, r.element, to_json(r.first_seen_at)#>>'{}' as "firstSeenAt",
            to_json(r.last_seen_at)#>>'{}' as "lastSeenAt"
     from lectern.received_field r
     where r.district_id = $1 and r.installation_id = $2 and r.last_seen_at > now() - make_interval(days => $3)
     order by r.kind, r.name, r.source`,
    [scope.districtId, installationId, keptDays],
  )

export async function pruneReceived(scope: DistrictScope): Promise<void> {
  await scope.query(
    `delete from lectern.received_field r
     where r.district_id = $1 and r.last_seen_at <= now() - make_interval(days => $2)`,
    [scope.districtId, keptDays],
  )
}
