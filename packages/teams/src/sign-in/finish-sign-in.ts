import { createHash, timingSafeEqual } from 'node:crypto'
import { ClientAuthError } from '@azure/msal-node'
import { Problem } from '@lectern/problem'
import { publicCloud, type MicrosoftCloud } from '../cloud.ts'
import { entraClient, type EntraCredential } from '../entra/entra-client.ts'
import { entraNetwork, type EntraFetch } from '../entra/entra-network.ts'
import { readEntraAnswer, type EntraToken } from '../entra/read-entra-answer.ts'
import type { KeySource } from '../tab-token/entra-keys.ts'
import type { PendingSignIn } from './begin-sign-in.ts'
import { refuseSignIn, replayed } from './sign-in-refusals.ts'
import { verifyIdToken, type SignedInPerson } from './verify-id-token.ts'

export interface SignInPorts {
  app: { clientId: string }
  credential: () => EntraCredential | Promise<EntraCredential>
  /** Tried in turn where Entra takes that one no more. */
  otherCredentials?: readonly EntraCredential[]
  fetch: EntraFetch
  keys: KeySource
  cloud?: MicrosoftCloud
  now?: () => Date
}

export type SignInOutcome =
  /** With a token for what was asked to be agreed to, if anything was. */
  | { outcome: 'signed-in'; person: SignedInPerson; token?: EntraToken }
  /** The person closed the window, or did not agree. */
  | { outcome: 'declined' }
  /** Begin again with these claims, or with consent. */
  | { outcome: 'interaction-required'; claims?: string }

/**
 * What Entra sent a browser back with, for the sign-in that this very browser began. Which installation the tenant
 * belongs to, and whether it has one, is the caller's to find out; the tenant is proved.
 * @throws Problem a code of `signInRefusals`, `tokenRefusals` or `entraRefusals`
 */
export async function finishSignIn(
  parameters: URLSearchParams,
  pending: PendingSignIn,
  ports: SignInPorts,
): Promise<SignInOutcome> {
  const { app, cloud = publicCloud, now = () => new Date() } = ports
  ownState(parameters, pending)
  const error = parameters.get('error')
  if (error !== null) return declined(error)
  const code = parameters.get('code')
  if (!code) throw refuseSignIn('teams.sign-in-malformed', 'Entra sent neither a code nor an error.')

  const { nonce, verifier: codeVerifier, redirectUri } = pending
  const scopes = pending.scopes.map((scope) => `${new URL(cloud.graph).origin}/${scope}`)
  const { redeemed, network } = await asClient(ports, async (credential) => {
    const network = entraNetwork(ports.fetch, now)
    const client = entraClient({ ...app, cloud }, pending.tenantId, credential, network)
    const redeemed = await readEntraAnswer(
      () => client.acquireTokenByCode({ code, codeVerifier, redirectUri, scopes, nonce }).catch(replayedOr),
      network,
      pending.scopes,
    )
    return { redeemed, network }
  })
  if (redeemed.outcome === 'interaction-required') return redeemed
  if (redeemed.outcome === 'consent-required') return { outcome: 'interaction-required' }
  const person = await verifyIdToken(idTokenOf(network), { ...ports, cloud, nonce, now: now() })
  return { outcome: 'signed-in', person, ...(pending.scopes.length > 0 && { token: redeemed.token }) }
}

/** In the same time whatever is given; digests are of one length. */
function ownState(parameters: URLSearchParams, { state }: PendingSignIn): void {
  const digest = (value: string) => createHash('sha256').update(value).digest()
  if (!timingSafeEqual(digest(parameters.get('state') ?? ''), digest(state)))
    throw refuseSignIn(
      'teams.sign-in-foreign',
      'This answer belongs to another sign-in than the one that was begun in this browser. Begin again.',
    )
}

const declinedErrors = ['access_denied', 'consent_required', 'interaction_required', 'login_required']

function declined(error: string): SignInOutcome {
  if (declinedErrors.includes(error)) return { outcome: 'declined' }
  const said = error.replace(/[^\w.-]/g, '').slice(0, 60)
  throw refuseSignIn('teams.sign-in-failed', `Entra does not sign in; it says "${said}".`, { error: said })
}

/** Entra judges a client before the code, which the next credential finds unused. */
async function asClient<T>(
  { credential, otherCredentials = [] }: Pick<SignInPorts, 'credential' | 'otherCredentials'>,
  redeem: (credential: EntraCredential) => Promise<T>,
): Promise<T> {
  try {
    return await redeem(await credential())
  } catch (error) {
    const [next, ...others] = otherCredentials
    if (!next || !(error instanceof Problem) || error.code !== 'teams.credential-refused') throw error
    return asClient({ credential: () => next, otherCredentials: others }, redeem)
  }
}

/** msal compares the nonce too, and before us. */
function replayedOr(error: unknown): never {
  throw error instanceof ClientAuthError && error.errorCode === 'nonce_mismatch' ? replayed() : error
}

function idTokenOf(network: ReturnType<typeof entraNetwork>): string | undefined {
  const last = network.last()
  const token = last && 'answer' in last ? last.answer.body.id_token : undefined
  return typeof token === 'string' ? token : undefined
}
