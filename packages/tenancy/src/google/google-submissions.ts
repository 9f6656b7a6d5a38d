import type { DistrictScope } from '@lectern/database'
import type { ContextId, InstallationId, PersonId } from '@lectern/launch'

/** One student's work in one attachment, as Google names the two. */
export interface SubmissionKey {
  installationId: InstallationId
  attachment: string
  submissionId: string
}

/** A student opened an attachment: the work there is theirs. */
export async function noteSubmission(
  scope: DistrictScope,
  {
    installationId,
    attachment,
    submissionId,
    contextId,
    personId,
  }: SubmissionKey & { contextId: ContextId; personId: PersonId },
): Promise<void> {
  await scope.query(
    `insert into lectern.google_submission as s
       (district_id, installation_id, attachment, submission_id, context_id, person_id)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (district_id, installation_id, attachment, submission_id) do update
     set person_id = excluded.person_id, seen_at = now()
     where s.person_id <> excluded.person_id or s.seen_at < now() - interval '1 day'`,
    [scope.districtId, installationId, attachment, submissionId, contextId, personId],
  )
}

/** Undefined where whoever it is has not opened the attachment yet. */
export async function findSubmitter(
  scope: DistrictScope,
  { installationId, attachment, submissionId }: SubmissionKey,
): Promise<PersonId | undefined> {
  const [found] = await scope.query<{ personId: PersonId }>(
    `select s.person_id as "personId" from lectern.google_submission s
     where s.district_id = $1 and s.installation_id = $2 and s.attachment = $3 and s.submission_id = $4`,
    [scope.districtId, installationId, attachment, submissionId],
  )
  return found?.personId
}

/** As long as the openings that it leads to are kept. */
export async function pruneSubmissions(scope: DistrictScope): Promise<void> {
  await scope.query(
    `delete from lectern.google_submission s where s.district_id = $1 and s.seen_at < now() - interval '13 months'`,
    [scope.districtId],
  )
}
