import type { ServiceRegistration } from './client-assertion.ts'
import { tokenRequest, type ServiceToken, type TokenRequestPorts } from './token-request.ts'

export interface ServiceTokens<Registration extends ServiceRegistration = ServiceRegistration> {
  /**
   * A token for these scopes, from the cache while it has a minute to live. Ask per service, never for the union:
   * one unknown scope spoils the whole request on some platforms.
   * @throws Problem `lti.service-token-refused` with the platform's own words, or a failed exchange
   */
  tokenFor(
    registration: Registration,
    scopes: readonly string[],
    deploymentId?: string,
  ): Promise<ServiceToken>
  /** Forgets a token that a service did not take. */
  drop(token: ServiceToken): void
}

export interface TokenPorts<
  Registration extends ServiceRegistration = ServiceRegistration,
> extends TokenRequestPorts {
  maxTokens?: number
  /** Told of each new token what it permits, asked for or not. Must not throw. */
  onGrant?: (registration: Registration, scopes: readonly string[]) => void
}

interface Entry {
  token: Promise<ServiceToken>
  /** Unknown while the request is on its way: whoever asks meanwhile waits for the same one. */
  granted?: ServiceToken
}

const marginMilliseconds = 60_000

/** Access tokens by client assertion (Security Framework §4.1), once per process: it caches what platforms grant. */
export function serviceTokens<Registration extends ServiceRegistration>(
  ports: TokenPorts<Registration>,
): ServiceTokens<Registration> {
  const { now = () => new Date(), maxTokens = 5_000, onGrant = () => {} } = ports
  const request = tokenRequest(ports)
  const entries = new Map<string, Entry>()

  const isUsable = ({ granted }: Entry) =>
    granted === undefined || granted.expiresAt.getTime() - marginMilliseconds > now().getTime()

  function requested(
    key: string,
    registration: Registration,
    ...grant: [scopes: readonly string[], deploymentId: string | undefined]
  ): Entry {
    const entry: Entry = { token: request(registration, ...grant) }
    entry.token.then(
      (granted) => {
        entry.granted = granted
        onGrant(registration, granted.scopes)
      },
      // Whoever waits for the token is told; the next one asks anew.
      () => entries.get(key) === entry && entries.delete(key),
    )
    return entry
  }

  return {
    tokenFor(registration, scopes, deploymentId) {
      const sorted = scopes.toSorted()
      const { issuer, clientId, tokenEndpoint } = registration
      const key = JSON.stringify([issuer, clientId, tokenEndpoint, deploymentId, ...sorted])
      const known = entries.get(key)
      const entry = known && isUsable(known) ? known : requested(key, registration, sorted, deploymentId)
      entries.delete(key)
      entries.set(key, entry)
      // A Map keeps its order, so the first is the one that was used longest ago.
      if (entries.size > maxTokens) entries.delete(entries.keys().next().value!)
      return entry.token
    },
    drop(token) {
      for (const [key, { granted }] of entries) if (granted === token) entries.delete(key)
    },
  }
}
