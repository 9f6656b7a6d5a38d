import type { DistrictScope } from '@lectern/database'
import type { InstallationId, Locale, PersonId } from '@lectern/launch'
import { sealSecret } from '../sealed-secret.ts'
import { ownerOf } from './teams-recipients.ts'

export interface ListedTeacher {
  subjectHash: Buffer
  /** In Entra, where Graph looks for them. */
  objectId: string
  language: Locale
}

/**
 * Teachers of a class list who never opened the tab can be notified too, where the district switched that on; whoever
 * opened it is known better.
 */
export async function noteTeamsTeachers(
  scope: DistrictScope,
  installationId: InstallationId,
  teachers: readonly ListedTeacher[],
  { now, sealKey }: { now: Date; sealKey: Uint8Array },
): Promise<void> {
  const unknown = await scope.query<{ place: number; personId: PersonId }>(
    `select u.place::int as place, i.person_id as "personId"
     from unnest($3::bytea[]) with ordinality as u (subject_hash, place)
     join lectern.identity i
       on i.district_id = $1 and i.installation_id = $2 and i.subject_hash = u.subject_hash
     where not exists (select from lectern.teams_recipient r
                       where r.district_id = $1 and r.installation_id = $2 and r.person_id = i.person_id)`,
    [scope.districtId, installationId, teachers.map(({ subjectHash }) => subjectHash)],
  )
  const noted = unknown.map(({ place, personId }) => ({ ...teachers[place - 1]!, personId }))
  await scope.query(
    `insert into lectern.teams_recipient (district_id, installation_id, person_id, sealed_object_id, language, noted_at)
     select $1, $2, p.id, u.sealed, u.language, $6
     from unnest($3::uuid[], $4::text[], $5::text[]) u (person_id, sealed, language)
     -- Whoever was forgotten meanwhile stays so, and so does everybody once notifications are off.
     join lectern.person p on p.district_id = $1 and p.id = u.person_id
     join lectern.installation_feature f
       on f.district_id = $1 and f.installation_id = $2 and f.feature = 'notifications'
     on conflict (district_id, installation_id, person_id) do nothing`,
    [
      scope.districtId,
      installationId,
      noted.map(({ personId }) => personId),
      await Promise.all(
        noted.map(({ objectId, personId }) => sealSecret(objectId, ownerOf(personId), sealKey)),
      ),
      noted.map(({ language }) => language),
      now,
    ],
  )
}
