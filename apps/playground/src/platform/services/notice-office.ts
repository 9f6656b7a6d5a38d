import { randomUUID } from 'node:crypto'
import { claim } from '../claim-names.ts'
import type { Claims } from '../message.ts'
import type { ToolClient } from './tool-client.ts'

/** A notice that was due, and what became of it. */
interface SentNotice {
  type: string
  deploymentId: string
  at: Date
  /** What the tool answered; absent where it was not reached. */
  status?: number
}

interface Subscription {
  client: ToolClient
  handler: string
}

export interface NoticeOffice {
  types: readonly string[]
  handlerOf(deploymentId: string, type: string): string | undefined
  subscribe(client: ToolClient, deploymentId: string, type: string, handler: string): void
  /** Tells every deployment that wants to know; settles when all of them have answered or cannot be reached. */
  announce(type: string, claims: Claims): Promise<void>
  /** The last ones, newest first. */
  sent(): readonly SentNotice[]
}

interface NoticeParts {
  issuer: string
  types: readonly string[]
  sign: (claims: Claims) => Promise<string>
  now: () => Date
}

export const helloWorldNotice = 'LtiHelloWorldNotice'
export const contextCopyNotice = 'LtiContextCopyNotice'

const lifetimeSeconds = 60 * 60
const patienceMs = 5_000
const kept = 20

/** Who wants to hear of what, and the way there: signed like a launch, and sent once without another try. */
export function noticeOffice({ issuer, types, sign, now }: NoticeParts): NoticeOffice {
  const subscriptions = new Map<string, Map<string, Subscription>>()
  const sent: SentNotice[] = []

  async function send(type: string, deploymentId: string, { client, handler }: Subscription, claims: Claims) {
    const at = now()
    const issuedAt = Math.floor(at.getTime() / 1000)
    const jwt = await sign({
      iss: issuer,
      aud: client.clientId,
      azp: client.clientId,
      iat: issuedAt,
      exp: issuedAt + lifetimeSeconds,
      nonce: randomUUID(),
      [claim('version')]: '1.3.0',
      [claim('deployment_id')]: deploymentId,
      [claim('notice')]: { id: randomUUID(), timestamp: at.toISOString(), type },
      ...claims,
    })
    const status = await post(handler, { notices: [{ jwt }] })
    sent.unshift({ type, deploymentId, at, status })
    sent.splice(kept)
  }

  return {
    types,
    handlerOf: (deploymentId, type) => subscriptions.get(type)?.get(deploymentId)?.handler,
    subscribe(client, deploymentId, type, handler) {
      const ofType = subscriptions.get(type) ?? new Map<string, Subscription>()
      subscriptions.set(type, ofType)
      if (handler === '') {
        ofType.delete(deploymentId)
        return
      }
      ofType.set(deploymentId, { client, handler })
      // Whoever wants to be greeted is, so that it sees whether notices arrive.
      if (type === helloWorldNotice) void send(type, deploymentId, { client, handler }, {})
    },
    async announce(type, claims) {
      const wanted = [...(subscriptions.get(type) ?? [])]
      await Promise.all(wanted.map(([deploymentId, to]) => send(type, deploymentId, to, claims)))
    },
    sent: () => sent,
  }
}

async function post(handler: string, body: object): Promise<number | undefined> {
  try {
    const answer = await fetch(handler, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    })
    await answer.body?.cancel()
    return answer.status
  } catch {
    // The tool is away. A platform has nobody to tell; its administrator reads it in the list.
    return undefined
  }
}
