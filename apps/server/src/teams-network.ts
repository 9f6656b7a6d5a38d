import type { Database } from '@lectern/database'
import { entraKeys, entraTokens, graphConnections, type EntraTokens } from '@lectern/teams'
import { Problem } from '@lectern/problem'
import { findTeamsInstallations, type TeamsCredential } from '@lectern/tenancy'
import type { Config } from './config.ts'
import { reroutedTo } from './http/rerouted.ts'
import type { SecretKeys } from './secret-keys.ts'
import type { TeamsApp, TeamsSurface } from './surfaces/teams/teams-surface.ts'

export type TeamsNetwork = Pick<
  TeamsSurface,
  | 'publicUrl'
  | 'host'
  | 'redirectUri'
  | 'consentUri'
  | 'keys'
  | 'fetch'
  | 'browserAddress'
  | 'tokensOf'
  | 'connect'
  | 'now'
>

export interface SimulatedMicrosoft {
  /** `https://HOST/PATH` is answered at `{base}/HOST/PATH`. */
  base: string
  /** As Teams is to know us: it takes no app from this machine's own name. */
  host?: string
}

/** How this process and Microsoft reach each other. */
export function teamsNetwork(
  { publicUrl }: Pick<Config, 'publicUrl'>,
  {
    database,
    secrets,
    simulatedMicrosoft,
    now = () => new Date(),
  }: {
    database: Database
    secrets: SecretKeys
    /** Where a simulated Teams, Entra and Graph answer, in place of Microsoft's. */
    simulatedMicrosoft?: SimulatedMicrosoft
    now?: () => Date
  },
): TeamsNetwork {
  const rerouted = reroutedTo(simulatedMicrosoft?.base)
  const fetch = (url: string | URL, init?: RequestInit) => globalThis.fetch(rerouted(String(url)), init)
  const tokens = new Map<string, EntraTokens>()

  /** As it is at this moment: secrets are renewed while the process lives, in one district before the other. */
  async function credentialOf({ clientId, tenantId }: TeamsApp): Promise<TeamsCredential> {
    const wanted = { clientId, tenantId }
    const [found] = await findTeamsInstallations(database, wanted, secrets.of('Teams credentials'))
    if (found) return found.credential
    throw new Problem({
      kind: 'not-found',
      code: 'teams.client-unknown',
      message: 'The installation was removed in the meantime.',
    })
  }

  return {
    publicUrl,
    host: simulatedMicrosoft?.host ?? new URL(publicUrl).host,
    redirectUri: `${publicUrl}/teams/auth/end`,
    consentUri: `${publicUrl}/teams/auth/consent`,
    keys: entraKeys({ fetch }),
    fetch,
    browserAddress: ({ href }) => rerouted(href),
    tokensOf({ clientId, tenantId }) {
      const key = `${clientId} ${tenantId}`
      const app = { clientId, tenantId }
      const known = tokens.get(key) ?? entraTokens({ app, credential: () => credentialOf(app), fetch, now })
      tokens.set(key, known)
      return known
    },
    connect: graphConnections({ fetch, now }),
    now,
  }
}
