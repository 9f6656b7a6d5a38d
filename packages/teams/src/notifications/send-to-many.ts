import type { Problem } from '@lectern/problem'
import { isGuid } from '../cloud.ts'
import type { ActivityType } from '../app-package/app-description.ts'
import type { GraphAnswer, GraphConnection } from '../graph/graph-connection.ts'
import { activityBody, type Activity } from './activity.ts'
import { refuseActivity } from './activity-refusals.ts'
import { ambiguous, orRetry, refused } from './send-activity.ts'

export interface BulkActivity {
  personIds: readonly string[]
  /** In the tenant's catalog. */
  catalogId: string
  activity: Activity
  declared: readonly ActivityType[]
}

/** Of a hundred people at most. Accepted is not delivered: who lacks the app gets nothing, and nobody is told. */
export type BulkOutcome =
  | { outcome: 'accepted'; personIds: readonly string[] }
  | { outcome: 'retry-at'; retryAt: Date; personIds: readonly string[] }
  /** The tenant did not grant `TeamsActivity.Send`: send one by one. Nobody after these was tried. */
  | { outcome: 'not-granted'; personIds: readonly string[] }
  /** Graph takes it for none of these, be it for the sake of one: send one by one to know. */
  | { outcome: 'refused'; problem: Problem; personIds: readonly string[] }

/** Graph's limit for one call. */
const maxRecipients = 100

/**
 * The same notification to many (Graph "teamwork: sendActivityNotificationToRecipients"), where the tenant granted the
 * permission for all of its people. The pace is the caller's (`takeSend`): nothing is sent before the next step is asked for.
 * @throws Problem a code of `activityRefusals`, or what a call throws
 */
export async function* sendToMany(
  connection: GraphConnection,
  { personIds, catalogId, activity, declared }: BulkActivity,
): AsyncGenerator<BulkOutcome, void, undefined> {
  const unique = [...new Set(personIds)]
  if (!unique.every(isGuid))
    throw refuseActivity(
      'teams.activity-recipients',
      'A recipient of a notification must be named by a GUID.',
    )
  const body = activityBody(activity, declared, { catalogId }, connection.root)
  for (let start = 0; start < unique.length; start += maxRecipients) {
    const recipients = unique.slice(start, start + maxRecipients)
    const outcome = await orRetry(connection, activity, async () =>
      outcomeOf(await sendBatch(connection, body, recipients), activity, connection),
    )
    yield { ...outcome, personIds: recipients }
    if (outcome.outcome === 'not-granted') return
  }
}

/** A bulk send wants a token that lives another 45 minutes (412); a fresh one does. */
async function sendBatch(
  connection: GraphConnection,
  body: Record<string, unknown>,
  recipients: readonly string[],
): Promise<GraphAnswer> {
  const send = () =>
    connection.call({
      method: 'POST',
      path: '/teamwork/sendActivityNotificationToRecipients',
      body: { ...body, recipients: recipients.map(recipientOf) },
      interprets: [400, 403, 409, 412, 429],
      impatient: true,
    })
  const answer = await send()
  if (answer.status !== 412) return answer
  connection.dropToken()
  return send()
}

const recipientOf = (userId: string) => ({
  '@odata.type': 'microsoft.graph.aadUserNotificationRecipient',
  userId,
})

const defaultWaitMilliseconds = 60_000

function outcomeOf(
  answer: GraphAnswer,
  activity: Activity,
  { now }: GraphConnection,
):
  | { outcome: 'accepted' }
  | { outcome: 'not-granted' }
  | { outcome: 'retry-at'; retryAt: Date }
  | { outcome: 'refused'; problem: Problem } {
  const { status, retryAfter = defaultWaitMilliseconds } = answer
  if (status === 403) return { outcome: 'not-granted' }
  if (status === 429) return { outcome: 'retry-at', retryAt: new Date(now().getTime() + retryAfter) }
  if (status === 409) throw ambiguous(answer)
  if (status === 400) return { outcome: 'refused', problem: refused(answer, activity) }
  if (status === 412)
    throw refuseActivity(
      'teams.activity-token-short',
      'Entra gives tokens that end too soon for a notification to many. Look for a token lifetime policy of the tenant.',
    )
  return { outcome: 'accepted' }
}
