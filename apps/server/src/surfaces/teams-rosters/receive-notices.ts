import { readNotices, type KnownSubscription, type ReceivedNotices } from '@lectern/teams'
import {
  findSubscriptionOwner,
  isHandshakeExpected,
  loseTeamsSubscription,
  noteTold,
  type SubscriptionOwner,
} from '@lectern/tenancy'
import { Problem } from '@lectern/problem'
import { subscriptionSecret } from './subscription-secret.ts'
import { alignTeamsSubscription, enqueueChanges } from './teams-roster-jobs.ts'
import type { TeamsRosters } from './teams-rosters.ts'

type NoticePorts = Pick<TeamsRosters, 'database' | 'secrets' | 'enqueue'>
type Known = KnownSubscription & SubscriptionOwner

/**
 * Takes what Graph tells as a hint that something is to be read again; what it says itself changes nothing. However many
 * notices there are, and however often they come, one reading follows, and that reads only what changed.
 * @throws Problem `teams.notices-malformed`
 */
export async function receiveNotices(ports: NoticePorts, body: unknown): Promise<ReceivedNotices<Known>> {
  const received = await readNotices(body, (id) => knownSubscription(ports, id))
  const told = new Map<string, { owner: Known; events: Set<string> }>()
  for (const notice of received.notices) {
    const { subscription } = notice
    const of = told.get(subscription.installationId) ?? { owner: subscription, events: new Set() }
    of.events.add(notice.kind === 'lifecycle' ? notice.event : 'changed')
    told.set(subscription.installationId, of)
  }
  for (const { owner, events } of told.values()) await follow(ports, owner, events)
  return received
}

async function knownSubscription(ports: NoticePorts, subscriptionId: string): Promise<Known | undefined> {
  const owner = await findSubscriptionOwner(ports.database, { subscriptionId })
  if (owner?.madeBy == null) return undefined
  return { ...owner, clientState: subscriptionSecret(ports, owner, owner.madeBy) }
}

async function follow(
  { database, enqueue }: NoticePorts,
  { districtId, installationId }: SubscriptionOwner,
  events: ReadonlySet<string>,
): Promise<void> {
  const scope = database.district(districtId)
  const renewalAsked = events.has('reauthorizationRequired')
  const isRemoved = events.has('subscriptionRemoved')
  await noteTold(scope, installationId, { renewalAsked })
  if (isRemoved) await loseTeamsSubscription(scope, installationId)
  if (renewalAsked || isRemoved) await alignTeamsSubscription(enqueue, scope, installationId)
  // Of what was missed, or came while nobody listened, the delta tells as well.
  if (isRemoved || events.has('missed') || events.has('changed'))
    await enqueueChanges(enqueue, scope, installationId)
}

/**
 * Whether Graph is being asked for a subscription right now.
 * @throws Problem `teams.handshake-unexpected` for one that is replayed later, or that nobody here has asked for
 */
export async function requireExpectedHandshake(
  { database }: Pick<TeamsRosters, 'database'>,
  { attempt, about }: { attempt: string; about: string },
): Promise<void> {
  const isNamed = guid.test(attempt) && (about === 'changes' || about === 'lifecycle')
  const owner = isNamed ? await findSubscriptionOwner(database, { attemptId: attempt }) : undefined
  const isExpected =
    owner !== undefined && (await isHandshakeExpected(database.district(owner.districtId), attempt))
  if (!isExpected) throw unexpected()
}

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

const unexpected = (): Problem =>
  new Problem({
    kind: 'forbidden',
    code: 'teams.handshake-unexpected',
    message:
      'Nobody here is asking Microsoft for a subscription at this address now. Nothing was stored or started.',
  })
