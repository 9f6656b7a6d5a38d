import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { WaitingLimit } from '../waiting-limit.ts'
import { publicCloud, type MicrosoftCloud } from '../cloud.ts'
import { entraClient, type EntraCredential } from './entra-client.ts'
import { entraNetwork, type EntraFetch } from './entra-network.ts'
import { refuseEntra } from './entra-refusals.ts'
import { readEntraAnswer, type DelegatedOutcome, type EntraToken } from './read-entra-answer.ts'
import { tokenCache } from './token-cache.ts'

export interface EntraTokenPorts {
  app: { clientId: string }
  /** The one in use at this moment; secrets are renewed while the process lives. */
  credential: () => EntraCredential | Promise<EntraCredential>
  fetch: EntraFetch
  cloud?: MicrosoftCloud
  now?: () => Date
  /** How many tokens are kept at most. */
  maxTokens?: number
}

/** A tab's person, as `verifyTabToken` proved it. */
export interface Assertion {
  tenantId: string
  assertion: string
}

export interface EntraTokens {
  /**
   * A Graph token for the person in front of the tab (entra "OAuth 2.0 On-Behalf-Of flow"), always from the person's
   * own tenant. `scopes` by their short names: `EduRoster.ReadBasic`.
   */
  onBehalfOf: (
    person: Assertion,
    scopes: readonly string[],
    options?: WaitingLimit & { claims?: string },
  ) => Promise<DelegatedOutcome>
  /** Graph refuses the person's token before its time: ask anew. */
  dropOnBehalfOf: (person: Assertion, scopes: readonly string[]) => void
  /** A Graph token for the app itself, with the application permissions an administrator of the tenant granted. */
  appOnly: (tenantId: string, limit?: WaitingLimit) => Promise<EntraToken>
  /** Graph refuses the app's token before its time: ask anew. */
  dropAppOnly: (tenantId: string) => void
}

/** Tokens for Graph, asked for once however many wait, and kept in memory. Make it once per process. */
export function entraTokens(ports: EntraTokenPorts): EntraTokens {
  const { app, credential, fetch, cloud = publicCloud, now = () => new Date(), maxTokens = 5_000 } = ports
  const { origin: graph } = new URL(cloud.graph)
  const patience = new Map<string, number>()
  const delegated = tokenCache<DelegatedOutcome>({
    now,
    maxEntries: maxTokens,
    endOf: (found) => (found.outcome === 'granted' ? found.token.expiresAt : undefined),
  })
  const own = tokenCache<EntraToken>({ now, maxEntries: maxTokens, endOf: ({ expiresAt }) => expiresAt })

  /** Entra throttles a tenant's app as a whole, and lengthens the wait for whoever keeps asking. */
  async function ask(
    tenantId: string,
    scopes: readonly string[],
    acquire: (client: ReturnType<typeof entraClient>) => Promise<AcquireResult>,
  ): Promise<DelegatedOutcome> {
    const until = patience.get(tenantId) ?? 0
    if (until > now().getTime()) throw throttled(until - now().getTime())
    patience.delete(tenantId)
    const network = entraNetwork(fetch, now)
    try {
      const client = entraClient({ ...app, cloud }, tenantId, await credential(), network)
      return await readEntraAnswer(() => acquire(client), network, scopes)
    } finally {
      const last = network.last()
      if (last && 'answer' in last && last.answer.status !== 200 && last.answer.retryAfter)
        patience.set(tenantId, now().getTime() + last.answer.retryAfter)
    }
  }

  /** What comes too late is there for whoever asks next. */
  async function inTime<Result>(result: Promise<Result>, deadline: Date | undefined): Promise<Result> {
    if (deadline === undefined) return result
    const stop = new AbortController()
    const { signal } = stop
    const late = setTimeout(Math.max(0, deadline.getTime() - now().getTime()), undefined, { signal })
    try {
      return await Promise.race([result, late.then(() => Promise.reject(tooLate()))])
    } finally {
      stop.abort()
    }
  }

  return {
    onBehalfOf({ tenantId, assertion }, scopes, { claims, deadline } = {}) {
      const sorted = scopes.toSorted()
      const found = delegated.get(delegatedKey({ tenantId, assertion }, scopes, claims), () =>
        ask(tenantId, sorted, (client) =>
          client.acquireTokenOnBehalfOf({
            oboAssertion: assertion,
            scopes: sorted.map((scope) => `${graph}/${scope}`),
            claims,
          }),
        ),
      )
      return inTime(found, deadline)
    },

    dropOnBehalfOf: (person, scopes) => delegated.drop(delegatedKey(person, scopes)),

    appOnly(tenantId, { deadline } = {}) {
      const token = own.get(tenantId, async () => {
        const found = await ask(tenantId, ['.default'], (client) =>
          client.acquireTokenByClientCredential({ scopes: [`${graph}/.default`] }),
        )
        if (found.outcome === 'granted') return found.token
        throw refuseEntra(
          'teams.app-not-in-tenant',
          'No administrator of that tenant has consented to the app yet.',
          { tenantId, outcome: found.outcome },
        )
      })
      return inTime(token, deadline)
    },

    dropAppOnly: (tenantId) => own.drop(tenantId),
  }
}

function delegatedKey(
  { tenantId, assertion }: Assertion,
  scopes: readonly string[],
  claims?: string,
): string {
  const digest = createHash('sha256').update(assertion).digest('base64url')
  return JSON.stringify([tenantId, digest, claims, ...scopes.toSorted()])
}

type AcquireResult = Awaited<ReturnType<ReturnType<typeof entraClient>['acquireTokenByClientCredential']>>

const tooLate = () =>
  refuseEntra('teams.entra-unreachable', 'Entra gave no token for as long as somebody can wait for a page.')

const throttled = (milliseconds: number) =>
  refuseEntra('teams.entra-throttled', 'Entra asked for patience, and that time is not over yet.', {
    retryAfterSeconds: Math.ceil(milliseconds / 1000),
  })
