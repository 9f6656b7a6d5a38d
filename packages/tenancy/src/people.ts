import type { DistrictScope } from '@lectern/database'
import type { InstallationId, PersonId, Role } from '@lectern/launch'

/** The people met so far who carry one of these numbers; keyed by the hash in hexadecimal. */
export async function peopleBySourcedId(
  scope: DistrictScope,
  hashes: readonly Uint8Array[],
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

/** Whether this is still somebody: a session outlives a person who was forgotten. */
export async function isKnownPerson(scope: DistrictScope, personId: PersonId): Promise<boolean> {
  const rows = await scope.query(
    'select 1 as known from lectern.person p where p.district_id = $1 and p.id = $2',
    [scope.districtId, personId],
  )
  return rows.length > 0
}

/** As whom an installation names a person; more than one where two became one. */
export async function subjectHashesOf(
  scope: DistrictScope,
  installationId: InstallationId,
  personId: PersonId,
): Promise<Buffer[]> {
  const rows = await scope.query<{ hash: Buffer }>(
    `select i.subject_hash as hash from lectern.identity i
     where i.district_id = $1 and i.installation_id = $2 and i.person_id = $3`,
    [scope.districtId, installationId, personId],
  )
  return rows.map(({ hash }) => hash)
}

/** Knows a person before their first launch, e.g. from a roster; whoever is known already stays who they are. */
export async function meetPerson(
  scope: DistrictScope,
  installationId: InstallationId,
  person: { subjectHash: Buffer; sourcedIdHash: Buffer | null; role: Role },
): Promise<PersonId> {
  const [met] = await scope.query<{ personId: PersonId }>(
    `select lectern.meet_person($1, $2, $3, $4, $5) as "personId"`,
    [scope.districtId, installationId, person.subjectHash, person.sourcedIdHash, person.role],
  )
  return met!.personId
}
