import type { DistrictScope } from '@lectern/database'
import type { NamedPerson, PersonId } from '@lectern/launch'

/** Named by a host or the district, or known here already. */
export type SoughtPerson = NamedPerson & { personId?: PersonId }

/** All that one human is here; nothing of it when they are not known. */
export interface FoundPerson {
  personIds: PersonId[]
  /** Also of somebody who never came: a roster or a seat may know the number. */
  sourcedIdHashes: Buffer[]
}

/**
 * Somebody whom two hosts know is one person when both send the district's number. A number that a host sent only
 * later joins afterwards, so whoever shares a number with them is the same human, and found with them.
 */
export async function findPerson(
  scope: DistrictScope,
  { subject, sourcedIdHash, personId }: SoughtPerson,
): Promise<FoundPerson> {
  const number = hashOf(sourcedIdHash)
  const [found] = await scope.query<FoundPerson>(
    `with recursive same as (
       select i.person_id, i.sourced_id_hash from lectern.identity i
       where i.district_id = $1 and (i.installation_id = $2 and i.subject_hash = $3 or i.sourced_id_hash = $4 or i.person_id = $5)
       union
       select i.person_id, i.sourced_id_hash
       from same s join lectern.identity i on i.person_id = s.person_id or i.sourced_id_hash = s.sourced_id_hash
       where i.district_id = $1)
     select coalesce(array_agg(distinct s.person_id), '{}') as "personIds",
            coalesce(array_agg(distinct s.sourced_id_hash) filter (where s.sourced_id_hash is not null), '{}')
              as "sourcedIdHashes"
     from same s`,
    [scope.districtId, subject?.installationId, hashOf(subject?.hash), number, personId],
  )
  const { personIds, sourcedIdHashes } = found!
  const isNew = number !== null && !sourcedIdHashes.some((hash) => hash.equals(number))
  return { personIds, sourcedIdHashes: isNew ? [...sourcedIdHashes, number] : sourcedIdHashes }
}

const hashOf = (text: string | undefined): Buffer | null =>
  text === undefined ? null : Buffer.from(text, 'base64url')
