import { graphPath } from './graph-address.ts'
import type { GraphConnection } from './graph-connection.ts'
import { refuseGraph } from './graph-refusals.ts'
import { member, text } from './graph-words.ts'

/** How long Graph lets one live (Graph "subscription resource type, subscription lifetime"), in minutes. */
const maxLifetimeMinutes = {
  groups: 41_760,
  users: 41_760,
  teams: 4_320,
} as const
export type SubscribedArea = keyof typeof maxLifetimeMinutes

export interface NewSubscription {
  area: SubscribedArea
  /** Below the root, without a slash in front: `groups`, `groups/{id}/members`. */
  resource: string
  changeType: string
  /** https; both answer the handshake. Without the second, Graph drops subscriptions in silence. */
  notificationUrl: string
  lifecycleNotificationUrl: string
  /** A secret of at most 128 characters, another one for each subscription. */
  clientState: string
}

export interface Subscription {
  id: string
  resource: string
  expiresAt: Date
}

/** Graph calls `notificationUrl` before it answers: the handshake has to work by then (`answerHandshake`). */
export async function createSubscription(
  connection: GraphConnection,
  { area, ...subscription }: NewSubscription,
): Promise<Subscription> {
  const { body } = await connection.call({
    method: 'POST',
    path: '/subscriptions',
    body: { ...subscription, expirationDateTime: furthest(area, connection.now()).toISOString() },
  })
  return readSubscription(body)
}

/** Before it ends, and when a lifecycle notice (`reauthorizationRequired`) asks for it: Graph looks at permissions again. */
export async function renewSubscription(
  connection: GraphConnection,
  { id, area }: { id: string; area: SubscribedArea },
): Promise<Subscription> {
  const { body } = await connection.call({
    method: 'PATCH',
    path: graphPath`/subscriptions/${id}`,
    body: { expirationDateTime: furthest(area, connection.now()).toISOString() },
    repeatable: true,
  })
  return readSubscription(body)
}

/** Gone already is gone. */
export async function removeSubscription(connection: GraphConnection, id: string): Promise<void> {
  await connection.call({ method: 'DELETE', path: graphPath`/subscriptions/${id}`, interprets: [404] })
}

const furthest = (area: SubscribedArea, now: Date): Date =>
  new Date(now.getTime() + maxLifetimeMinutes[area] * 60_000)

function readSubscription(body: unknown): Subscription {
  const expiresAt = new Date(text(member(body, 'expirationDateTime')))
  const id = text(member(body, 'id'))
  if (id === '' || Number.isNaN(expiresAt.getTime()))
    throw refuseGraph(
      'teams.graph-answer-invalid',
      'What Graph answers is no subscription: it has no id or no end.',
    )
  return { id, resource: text(member(body, 'resource')), expiresAt }
}
