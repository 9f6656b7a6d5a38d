import { Problem } from '@lectern/problem'
import type { ActivityType } from '../app-package/app-description.ts'
import { graphPath } from '../graph/graph-address.ts'
import type { GraphAnswer, GraphConnection } from '../graph/graph-connection.ts'
import { readGraphWords } from '../graph/graph-words.ts'
import { activityBody, type Activity, type InstalledApp } from './activity.ts'
import { refuseActivity } from './activity-refusals.ts'
import { findInstallation, type InstallationLookup } from './find-installation.ts'

/** What became of one notification; none of it is an error. */
export type ActivityOutcome =
  | { outcome: 'delivered' }
  /** The person does not have the app. */
  | { outcome: 'not-installed' }
  /** The person has the app and switched its notifications off, or a policy of the district did. */
  | { outcome: 'blocked' }
  | { outcome: 'retry-at'; retryAt: Date }
  /** Graph does not take it for this person, who is none of those before. */
  | { outcome: 'refused'; problem: Problem }
  /** Nobody of that id is in the tenant any more. */
  | { outcome: 'gone' }

export interface SentActivity {
  personId: string
  manifestId: string
  activity: Activity
  /** The activities of the manifest that the district uploaded. */
  declared: readonly ActivityType[]
}

/**
 * One notification into one person's feed (Graph "userTeamwork: sendActivityNotification"), by
 * `TeamsActivity.Send.User`, which comes with the installation. Sent once and at once: waiting is for the queue that asked.
 * @throws Problem a code of `activityRefusals`, or of `graphRefusals` for what is nobody's in particular
 */
export async function sendActivity(
  connection: GraphConnection,
  sent: SentActivity,
): Promise<ActivityOutcome> {
  return orRetry(connection, sent.activity, () => orRefused(sent.activity, () => sendOnce(connection, sent)))
}

async function sendOnce(connection: GraphConnection, sent: SentActivity): Promise<ActivityOutcome> {
  const known = await findInstallation(connection, sent.personId, sent.manifestId)
  if (known.found === 'nobody') return { outcome: 'gone' }
  // Where the app may not look, Graph still knows when it is asked to send; it needs a topic of our own for that.
  const mayTry = known.found === 'forbidden' && sent.activity.topic.kind === 'item'
  if (known.found !== 'installed' && !mayTry) return { outcome: 'not-installed' }
  const answer = await connection.call({
    method: 'POST',
    path: graphPath`/users/${sent.personId}/teamwork/sendActivityNotification`,
    body: activityBody(sent.activity, sent.declared, installedApp(known, sent), connection.root),
    interprets: [400, 403, 404, 409, 429],
    impatient: true,
  })
  return outcomeOf(answer, connection, sent)
}

const installedApp = (known: InstallationLookup, { personId }: SentActivity): InstalledApp =>
  known.found === 'installed'
    ? { catalogId: known.catalogId, installation: { personId, id: known.installationId } }
    : {}

async function outcomeOf(
  answer: GraphAnswer,
  connection: GraphConnection,
  sent: SentActivity,
): Promise<ActivityOutcome> {
  switch (answer.status) {
    case 403: {
      // Graph has one answer for two cases; whoever had the app a moment ago may have removed it since.
      const { found } = await findInstallation(connection, sent.personId, sent.manifestId)
      return { outcome: found === 'installed' ? 'blocked' : 'not-installed' }
    }
    case 404:
      return { outcome: 'gone' }
    case 429:
      return { outcome: 'retry-at', retryAt: laterBy(connection, answer.retryAfter) }
    case 409:
      throw ambiguous(answer)
    case 400:
      throw refused(answer, sent.activity)
    default:
      return { outcome: 'delivered' }
  }
}

const defaultWaitMilliseconds = 60_000

const laterBy = ({ now }: GraphConnection, milliseconds = defaultWaitMilliseconds): Date =>
  new Date(now().getTime() + milliseconds)

/** Of what is asked about one person; others may fare better. */
const personal = [
  'teams.activity-refused',
  'teams.graph-refused',
  'teams.graph-conflict',
  'teams.graph-gone',
  'teams.graph-unavailable',
]

/** Graph does not take what is about one person, or fails over it and asks nobody for patience. */
export async function orRefused<T>(
  { chainId }: Activity,
  ask: () => Promise<T>,
): Promise<T | { outcome: 'refused'; problem: Problem }> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof Problem) || !personal.includes(error.code)) throw error
    const { retryAfterSeconds, status } = error.details
    const isLost = error.code === 'teams.graph-unavailable' && status !== 503
    if (retryAfterSeconds !== undefined || (isLost && chainId === undefined)) throw error
    return { outcome: 'refused', problem: error }
  }
}

/** Graph is away or wants patience. A lost answer is asked for again only where a repetition replaces the first. */
export async function orRetry<T>(
  connection: GraphConnection,
  { chainId }: Activity,
  send: () => Promise<T>,
): Promise<T | { outcome: 'retry-at'; retryAt: Date }> {
  try {
    return await send()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { retryAfterSeconds, status } = error.details
    const isUndone = error.code === 'teams.graph-throttled' || status === 503
    const isLost = ['teams.graph-unavailable', 'teams.graph-unreachable'].includes(error.code)
    if (!isUndone && !(isLost && chainId !== undefined)) throw error
    const milliseconds = typeof retryAfterSeconds === 'number' ? retryAfterSeconds * 1000 : undefined
    return { outcome: 'retry-at', retryAt: laterBy(connection, milliseconds) }
  }
}

export const ambiguous = ({ body }: Pick<GraphAnswer, 'body'>) =>
  refuseActivity(
    'teams.activity-app-ambiguous',
    'Teams knows several apps with this client id in the tenant and sends for none of them. Remove the other one ' +
      '(a test upload, most likely), or give it a client id of its own.',
    { words: readGraphWords(body).words },
  )

export const refused = ({ body }: Pick<GraphAnswer, 'body'>, { type }: Activity) =>
  refuseActivity(
    'teams.activity-refused',
    `Teams does not take the activity "${type}"; it says "${readGraphWords(body).words}". Compare the app package that is uploaded with the newest one.`,
    { type, words: readGraphWords(body).words },
  )
