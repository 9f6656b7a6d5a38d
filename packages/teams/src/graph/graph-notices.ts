import { createHash, timingSafeEqual } from 'node:crypto'
import { isGuid } from '../cloud.ts'
import { refuseGraph } from './graph-refusals.ts'
import { member, text } from './graph-words.ts'

/**
 * What to answer when Graph makes sure that an address is ours (Graph "change notifications, notificationUrl
 * validation"): 200, `text/plain`, this text, within ten seconds. Nothing is stored or started, so that a repetition,
 * by Graph or anybody else, does nothing. Absent: it is no handshake.
 * @throws Problem `teams.handshake-malformed`
 */
export function answerHandshake(query: URLSearchParams): { contentType: string; body: string } | undefined {
  const tokens = query.getAll('validationToken')
  if (tokens.length === 0) return undefined
  const [token = ''] = tokens
  // Plain text for whoever reads it: no markup that a careless client would run, no end.
  if (tokens.length > 1 || !/^[^<>\p{Cc}]{1,2048}$/u.test(token))
    throw refuseGraph(
      'teams.handshake-malformed',
      'The address was called with a token that Graph never sends.',
    )
  return { contentType: 'text/plain; charset=utf-8', body: token }
}

export interface KnownSubscription {
  clientState: string
  tenantId: string
}

export type LifecycleEvent = 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed'

/** A hint that something changed; what did is asked for by delta. */
export type GraphNotice<S> =
  | { kind: 'change'; subscription: S; changeType: string; resource: string; resourceId?: string }
  /** Renew or reauthorise, subscribe anew, or read everything that may have been missed. */
  | { kind: 'lifecycle'; subscription: S; event: LifecycleEvent }

export interface ReceivedNotices<S> {
  notices: GraphNotice<S>[]
  /** How many were dropped: nobody asked for them, or they do not know the secret. Graph is answered 202 all the same. */
  unproved: number
}

const maxNotices = 1_000

/**
 * What Graph POSTed, each notice proved by the secret of its subscription (Graph "change notifications, process").
 * @throws Problem `teams.notices-malformed`
 */
export async function readNotices<S extends KnownSubscription>(
  body: unknown,
  findSubscription: (id: string) => S | undefined | Promise<S | undefined>,
): Promise<ReceivedNotices<S>> {
  const items = member(body, 'value')
  if (!Array.isArray(items) || items.length > maxNotices)
    throw refuseGraph('teams.notices-malformed', 'What arrived is no list of change notifications.')
  const notices: GraphNotice<S>[] = []
  const known = new Map<string, S | undefined>()
  for (const item of items) {
    const id = text(member(item, 'subscriptionId'))
    // Anybody may call this address: what is no id is not looked for, and nothing twice.
    if (isGuid(id) && !known.has(id)) known.set(id, await findSubscription(id))
    const subscription = known.get(id)
    const notice = subscription && isProved(item, subscription) ? readNotice(item, subscription) : undefined
    if (notice !== undefined) notices.push(notice)
  }
  return { notices, unproved: items.length - notices.length }
}

function isProved(item: unknown, { clientState, tenantId }: KnownSubscription): boolean {
  const isSecret = equalSecrets(text(member(item, 'clientState')), clientState)
  return isSecret && text(member(item, 'tenantId')) === tenantId
}

/** In the same time whatever is given; digests are of one length. */
const equalSecrets = (given: string, kept: string): boolean => timingSafeEqual(digest(given), digest(kept))

const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest()

const lifecycleEvents: readonly string[] = [
  'reauthorizationRequired',
  'subscriptionRemoved',
  'missed',
] satisfies LifecycleEvent[]

function readNotice<S>(item: unknown, subscription: S): GraphNotice<S> | undefined {
  const event = member(item, 'lifecycleEvent')
  if (event !== undefined)
    return isLifecycleEvent(event) ? { kind: 'lifecycle', subscription, event } : undefined
  return {
    kind: 'change',
    subscription,
    changeType: text(member(item, 'changeType')),
    resource: text(member(item, 'resource')),
    resourceId: text(member(member(item, 'resourceData'), 'id')) || undefined,
  }
}

const isLifecycleEvent = (event: unknown): event is LifecycleEvent =>
  typeof event === 'string' && lifecycleEvents.includes(event)
