import { Problem } from '@lectern/problem'
import { refuseApi } from './api-refusals.ts'
import type { ClassroomApi } from './classroom-api.ts'

/** What to be told about (best-practices/push-notifications). All rosters of a domain takes an administrator's consent. */
export type Feed =
  | { type: 'DOMAIN_ROSTER_CHANGES' }
  | { type: 'COURSE_ROSTER_CHANGES' | 'COURSE_WORK_CHANGES'; courseId: string }

export interface Registration {
  id: string
  /** A week from its making. */
  expiresAt: Date
}

/**
 * Asks for notices on a Pub/Sub topic, `projects/…/topics/…`, which must let
 * `classroom-notifications@system.gserviceaccount.com` publish. The same asked again is the renewal.
 * @throws Problem `classroom.grant-missing` for domain-wide delegation; or what a call throws
 */
export async function register(api: ClassroomApi, feed: Feed, topicName: string): Promise<Registration> {
  const info = 'courseId' in feed ? { courseId: feed.courseId } : undefined
  const made = await api.call(({ registrations }) =>
    registrations.create({
      requestBody: {
        feed: {
          feedType: feed.type,
          ...(feed.type === 'COURSE_ROSTER_CHANGES' && { courseRosterChangesInfo: info }),
          ...(feed.type === 'COURSE_WORK_CHANGES' && { courseWorkChangesInfo: info }),
        },
        cloudPubsubTopic: { topicName },
      },
    }),
  )
  const expiresAt = new Date(made.expiryTime ?? '')
  if (!made.registrationId || Number.isNaN(expiresAt.getTime()))
    throw refuseApi('classroom.answer-invalid', 'Google answers with a registration without id or end.')
  return { id: made.registrationId, expiresAt }
}

const renewalMilliseconds = 2 * 24 * 60 * 60_000

/** Early enough that a weekend of failures ends none. */
export const isRenewalDue = ({ expiresAt }: Registration, now: Date): boolean =>
  expiresAt.getTime() - now.getTime() <= renewalMilliseconds

/** Also where it ended already. */
export async function unregister(api: ClassroomApi, registrationId: string): Promise<void> {
  try {
    await api.call(({ registrations }) => registrations.delete({ registrationId }))
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'classroom.not-found')) throw error
  }
}
