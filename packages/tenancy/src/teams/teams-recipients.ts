import type { DistrictScope } from '@lectern/database'
import type { InstallationId, Locale, PersonId } from '@lectern/launch'
import { sealSecret, unsealSecret } from '../sealed-secret.ts'

interface RecipientKey {
  installationId: InstallationId
  personId: PersonId
}

/** Somebody whom the Teams app may notify, as they opened it last. */
export interface TeamsRecipient extends RecipientKey {
  /** In Entra, where Graph looks for them. */
  objectId: string
  language: Locale
  /** They have the app for themselves, and not only in a team. */
  isInstalled: boolean
}

/** Written where it is news, and once a day. */
export async function noteTeamsRecipient(
  scope: DistrictScope,
  { installationId, personId, objectId, language, isInstalled }: TeamsRecipient,
  { now, sealKey }: { now: Date; sealKey: Uint8Array },
): Promise<void> {
  await scope.query(
    `insert into lectern.teams_recipient as r
       (district_id, installation_id, person_id, sealed_object_id, language, installed_seen_at, noted_at)
     values ($1, $2, $3, $4, $5, case when $6::boolean then $7::timestamptz end, $7)
     on conflict (district_id, installation_id, person_id) do update
     set language = excluded.language, installed_seen_at = coalesce(excluded.installed_seen_at, r.installed_seen_at),
         noted_at = excluded.noted_at
     where r.language <> excluded.language or r.noted_at < $7::timestamptz - interval '1 day'
       or $6::boolean and coalesce(r.installed_seen_at < $7::timestamptz - interval '1 day', true)`,
    [
      scope.districtId,
      installationId,
      personId,
      await sealSecret(objectId, ownerOf(personId), sealKey),
      language,
      isInstalled,
      now,
    ],
  )
}

/** Who was seen with the app so lately is taken to have it still. */
const certainDays = 30

/** Those of them who can be notified, and whether that needs no further look. */
export async function teamsReach(
  scope: DistrictScope,
  installationId: InstallationId,
  personIds: readonly PersonId[],
  now: Date,
): Promise<Map<PersonId, { language: Locale; certain: boolean }>> {
  const rows = await scope.query<{ personId: PersonId; language: Locale; certain: boolean }>(
    `select r.person_id as "personId", r.language,
            coalesce(r.installed_seen_at > $4::timestamptz - make_interval(days => $5), false) as certain
     from lectern.teams_recipient r
     where r.district_id = $1 and r.installation_id = $2 and r.person_id = any($3::uuid[])`,
    [scope.districtId, installationId, personIds, now, certainDays],
  )
  return new Map(rows.map(({ personId, ...reach }) => [personId, reach]))
}

/** By person; who was forgotten meanwhile is missing. */
export async function teamsObjectIds(
  scope: DistrictScope,
  installationId: InstallationId,
  personIds: readonly PersonId[],
  sealKey: Uint8Array,
): Promise<Map<PersonId, string>> {
  const rows = await scope.query<{ personId: PersonId; sealed: string }>(
    `select r.person_id as "personId", r.sealed_object_id as sealed from lectern.teams_recipient r
     where r.district_id = $1 and r.installation_id = $2 and r.person_id = any($3::uuid[])`,
    [scope.districtId, installationId, personIds],
  )
  const opened = rows.map(
    async ({ personId, sealed }) =>
      [personId, await unsealSecret(sealed, ownerOf(personId), sealKey)] as const,
  )
  return new Map(await Promise.all(opened))
}

/** What Microsoft said when it was asked. */
export async function noteTeamsInstalled(
  scope: DistrictScope,
  { installationId, personId }: RecipientKey,
  isInstalled: boolean,
  now: Date,
): Promise<void> {
  await scope.query(
    `update lectern.teams_recipient r set installed_seen_at = case when $4::boolean then $5::timestamptz end
     where r.district_id = $1 and r.installation_id = $2 and r.person_id = $3`,
    [scope.districtId, installationId, personId, isInstalled, now],
  )
}

/** Nobody of that id is in the tenant any more, or they teach no more. */
export async function forgetTeamsRecipient(
  scope: DistrictScope,
  { installationId, personId }: RecipientKey,
): Promise<void> {
  await scope.query(
    `delete from lectern.teams_recipient r
     where r.district_id = $1 and r.installation_id = $2 and r.person_id = $3`,
    [scope.districtId, installationId, personId],
  )
}

/** Nobody's id is kept once notifications are switched off. */
export async function forgetTeamsRecipients(
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<void> {
  await scope.query(
    'delete from lectern.teams_recipient r where r.district_id = $1 and r.installation_id = $2',
    [scope.districtId, installationId],
  )
}

/**
 * Two people become one: where the one who goes can be notified, the one who stays can. An id is sealed for its person,
 * so it is sealed anew.
 */
export async function reattributeTeamsRecipients(
  scope: DistrictScope,
  { keep, absorb }: { keep: PersonId; absorb: PersonId },
  sealKey: Uint8Array,
): Promise<void> {
  const moving = await scope.query<{ installationId: InstallationId; sealed: string }>(
    `select r.installation_id as "installationId", r.sealed_object_id as sealed from lectern.teams_recipient r
     where r.district_id = $1 and r.person_id = $2
       and not exists (select from lectern.teams_recipient own
                       where own.district_id = $1 and own.person_id = $3 and own.installation_id = r.installation_id)
     for update of r`,
    [scope.districtId, absorb, keep],
  )
  for (const { installationId, sealed } of moving)
    await scope.query(
      `update lectern.teams_recipient r set person_id = $4, sealed_object_id = $5
       where r.district_id = $1 and r.installation_id = $2 and r.person_id = $3`,
      [
        scope.districtId,
        installationId,
        absorb,
        keep,
        await sealSecret(await unsealSecret(sealed, ownerOf(absorb), sealKey), ownerOf(keep), sealKey),
      ],
    )
}

/** As the person may know of it: the id itself says nothing to them. */
export const teamsRecipientsOf = (
  scope: DistrictScope,
  personIds: readonly PersonId[],
): Promise<{ installation: string; notedAt: string }[]> =>
  scope.query<{ installation: string; notedAt: string }>(
    `select n.name as installation, to_json(r.noted_at)#>>'{}' as "notedAt" from lectern.teams_recipient r
     join lectern.installation n on n.district_id = r.district_id and n.id = r.installation_id
     where r.district_id = $1 and r.person_id = any($2::uuid[]) order by n.name`,
    [scope.districtId, personIds],
  )

/** What a sealed id is bound to. */
export const ownerOf = (personId: PersonId): string => `${personId} recipient`
