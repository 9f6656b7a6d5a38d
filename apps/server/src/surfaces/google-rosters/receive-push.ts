import { judgeDelivery, verifyPush, type CourseChange, type DeliveryVerdict } from '@lectern/google-classroom'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { findPushReceiver, noteCourseChanged, takePushMessage } from '@lectern/tenancy'
import { enqueueChanged } from '../../jobs/course-list-jobs.ts'
import { pushUrl, type GoogleRosters } from './google-rosters.ts'

/**
 * Takes a message of Pub/Sub as a hint that something is to be read again; what it says itself changes nothing. Once this
 * has ended the message may be acknowledged, whatever came of it.
 * @throws Problem of `pushRefusals` or about its token: refused, without effect
 */
export async function receivePush(
  ports: GoogleRosters,
  authorization: string | undefined,
  body: unknown,
): Promise<DeliveryVerdict> {
  const { database, keys, now, enqueue } = ports
  const message = await verifyPush(authorization, body, {
    audience: pushUrl(ports),
    keys,
    now: now(),
    isSender: async (account) => (await findPushReceiver(database, account, undefined)) !== undefined,
  })
  const receiver = await findPushReceiver(database, message.sender, message.registrationId)
  // A registration that was ended goes on being delivered for a while.
  if (!receiver?.isRegistered) return 'unknown'
  const { districtId, installationId } = receiver
  const scope = database.district(districtId)
  const { messageId, change } = message
  const effect = change && effects[change.collection]
  const verdict = await takePushMessage(
    scope,
    { installationId, messageId, courseId: effect && change.courseId },
    (known) => {
      const judged = effect ? judgeDelivery(message, known) : known.hadMessage ? 'duplicate' : 'unknown'
      return {
        verdict: judged,
        effect: judged === 'read' && effect ? (tx) => effect(tx, installationId, change) : undefined,
      }
    },
  )
  if (verdict === 'read') await enqueueChanged(enqueue, scope, installationId)
  return verdict
}

type Effect = (tx: DistrictScope, installationId: InstallationId, change: CourseChange) => Promise<void>

const rosterChanged: Effect = (tx, installationId, { courseId }) =>
  noteCourseChanged(tx, installationId, courseId)

/** What a change of each kind leaves behind, in the transaction that takes the message. */
const effects: Partial<Record<CourseChange['collection'], Effect>> = {
  'courses.students': rosterChanged,
  'courses.teachers': rosterChanged,
}
