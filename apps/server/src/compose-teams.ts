import { readEmbedAssets } from '@lectern/embed/render'
import type { Database } from '@lectern/database'
import type { Enqueue } from '@lectern/jobs'
import { entraKeys, entraTokens, frameAncestors, graphConnections, type EntraTokens } from '@lectern/teams'
import { Problem } from '@lectern/problem'
import {
  findTeamsInstallations,
  type Pseudonyms,
  type TeamsCredential,
  type WritesBeside,
} from '@lectern/tenancy'
import { builtPage } from './built-pages.ts'
import type { Config } from './config.ts'
import type { Logger } from './http/log.ts'
import { reroutedTo } from './http/rerouted.ts'
import type { SecretKeys } from './secret-keys.ts'
import type { EmbedSurface } from './surfaces/embed/embed-surface.ts'
import { modelOfLaunch, renderLaunch } from './surfaces/embed/launch-page.ts'
import { refusalBudget } from './surfaces/refusal-budget.ts'
import { sendPace } from './surfaces/teams-notifications/send-pace.ts'
import type { TeamsSurface } from './surfaces/teams/teams-surface.ts'

interface TeamsParts {
  config: Pick<Config, 'publicUrl'>
  database: Database
  embed: EmbedSurface
  pseudonyms: Pseudonyms
  secrets: SecretKeys
  beside: WritesBeside
  enqueue: Enqueue
  log: Logger
  now: () => Date
  /** Where a simulated Teams, Entra and Graph answer, in place of Microsoft's. */
  simulatedMicrosoft: SimulatedMicrosoft | undefined
}

export interface SimulatedMicrosoft {
  /** `https://HOST/PATH` is answered at `{base}/HOST/PATH`. */
  base: string
  /** As Teams is to know us: it takes no app from this machine's own name. */
  host?: string
}

export async function composeTeams({
  config: { publicUrl },
  embed,
  simulatedMicrosoft,
  ...parts
}: TeamsParts): Promise<TeamsSurface> {
  const { database, secrets, now } = parts
  const assets = await readEmbedAssets(builtPage('embed'))
  const rerouted = reroutedTo(simulatedMicrosoft?.base)
  const fetch = (url: string | URL, init?: RequestInit) => globalThis.fetch(rerouted(String(url)), init)
  const tokens = new Map<string, EntraTokens>()
  const simulated = simulatedMicrosoft === undefined ? [] : [new URL(simulatedMicrosoft.base).origin]

  /** As it is at this moment: secrets are renewed while the process lives. */
  async function credentialOf(clientId: string): Promise<TeamsCredential> {
    const [found] = await findTeamsInstallations(database, { clientId }, secrets.of('Teams credentials'))
    if (found) return found.credential
    throw new Problem({
      kind: 'not-found',
      code: 'teams.client-unknown',
      message: 'The installation was removed in the meantime.',
    })
  }

  return {
    ...parts,
    publicUrl,
    host: simulatedMicrosoft?.host ?? new URL(publicUrl).host,
    redirectUri: `${publicUrl}/teams/auth/end`,
    keys: entraKeys({ fetch }),
    fetch,
    browserAddress: ({ href }) => rerouted(href),
    tokensOf({ clientId }) {
      const known =
        tokens.get(clientId) ??
        entraTokens({ app: { clientId }, credential: () => credentialOf(clientId), fetch, now })
      tokens.set(clientId, known)
      return known
    },
    connect: graphConnections({ fetch, now }),
    notices: { connect: graphConnections({ fetch, now }), pace: sendPace() },
    frameAncestors: ["'self'", ...frameAncestors, ...simulated],
    otherHosts: simulated,
    assets,
    mayRecordRefusal: refusalBudget(),
    modelOfLaunch: (scope, launch, page) => modelOfLaunch(embed, scope, launch, page),
    renderLaunch: (scope, launch, page) => renderLaunch(embed, assets, scope, launch, page),
  }
}
