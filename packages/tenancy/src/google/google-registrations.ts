import type { DistrictScope } from '@lectern/database'
import type { InstallationId, PersonId } from '@lectern/launch'

export type GoogleFeed = 'DOMAIN_ROSTER_CHANGES' | 'COURSE_ROSTER_CHANGES' | 'COURSE_WORK_CHANGES'

/** What Google is asked to tell: of a course, or of the whole domain where none is named. */
export interface FeedKey {
  installationId: InstallationId
  feed: GoogleFeed
  courseId?: string
}

export interface KeptRegistration {
  feed: GoogleFeed
  courseId: string | undefined
  topic: string | null
  /** Whose grant it hangs on. */
  personId: PersonId | null
  /** Absent while asking for it has only failed. */
  made: { registrationId: string; expiresAt: Date } | undefined
  triedAt: Date
  /** Why the last try failed. */
  code: string | null
  message: string | null
}

interface RegistrationRow extends Omit<KeptRegistration, 'made' | 'courseId'> {
  courseId: string
  registrationId: string | null
  expiresAt: Date | null
}

export async function listRegistrations(
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<KeptRegistration[]> {
  const rows = await scope.query<RegistrationRow>(
    `select r.feed, r.course_id as "courseId", r.topic, r.person_id as "personId", r.registration_id as "registrationId",
            r.expires_at as "expiresAt", r.tried_at as "triedAt", r.code, r.message
     from lectern.google_registration r where r.district_id = $1 and r.installation_id = $2 order by r.feed, r.course_id`,
    [scope.districtId, installationId],
  )
  return rows.map(({ courseId, registrationId, expiresAt, ...row }) => ({
    ...row,
    courseId: courseId || undefined,
    made: registrationId && expiresAt ? { registrationId, expiresAt } : undefined,
  }))
}

/** A registration that Google made or renewed. */
export async function keepRegistration(
  scope: DistrictScope,
  { installationId, feed, courseId = '' }: FeedKey,
  made: { registrationId: string; expiresAt: Date; topic: string; personId: PersonId },
): Promise<void> {
  await scope.query(
    `insert into lectern.google_registration
       (district_id, installation_id, feed, course_id, person_id, topic, registration_id, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (district_id, installation_id, feed, course_id) do update set person_id = excluded.person_id,
       topic = excluded.topic, registration_id = excluded.registration_id, expires_at = excluded.expires_at,
       code = null, message = null, tried_at = now()`,
    [
      scope.districtId,
      installationId,
      feed,
      courseId,
      made.personId,
      made.topic,
      made.registrationId,
      made.expiresAt,
    ],
  )
}

/** Why it was not made or renewed; one that still lives goes on. */
export async function noteRegistrationProblem(
  scope: DistrictScope,
  { installationId, feed, courseId = '' }: FeedKey,
  { code, message }: { code: string; message: string },
): Promise<void> {
  await scope.query(
    `insert into lectern.google_registration (district_id, installation_id, feed, course_id, code, message)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (district_id, installation_id, feed, course_id) do update set code = excluded.code,
       message = excluded.message, tried_at = now()`,
    [scope.districtId, installationId, feed, courseId, code, message],
  )
}

export async function dropRegistration(
  scope: DistrictScope,
  { installationId, feed, courseId = '' }: FeedKey,
): Promise<void> {
  await scope.query(
    `delete from lectern.google_registration r
     where r.district_id = $1 and r.installation_id = $2 and r.feed = $3 and r.course_id = $4`,
    [scope.districtId, installationId, feed, courseId],
  )
}
