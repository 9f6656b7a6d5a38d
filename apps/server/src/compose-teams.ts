import { readEmbedAssets } from '@lectern/embed/render'
import type { Database } from '@lectern/database'
import type { Enqueue } from '@lectern/jobs'
import { frameAncestors, graphConnections } from '@lectern/teams'
import type { Pseudonyms, WritesBeside } from '@lectern/tenancy'
import { builtPage } from './built-pages.ts'
import type { Config } from './config.ts'
import type { Logger } from './http/log.ts'
import type { SecretKeys } from './secret-keys.ts'
import type { EmbedSurface } from './surfaces/embed/embed-surface.ts'
import { modelOfLaunch, renderLaunch } from './surfaces/embed/launch-page.ts'
import { refusalBudget } from './surfaces/refusal-budget.ts'
import { sendPace } from './surfaces/teams-notifications/send-pace.ts'
import type { TeamsSurface } from './surfaces/teams/teams-surface.ts'
import { teamsNetwork, type SimulatedMicrosoft } from './teams-network.ts'

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

export async function composeTeams({
  config: { publicUrl },
  embed,
  simulatedMicrosoft,
  ...parts
}: TeamsParts): Promise<TeamsSurface> {
  const assets = await readEmbedAssets(builtPage('embed'))
  const simulated = simulatedMicrosoft === undefined ? [] : [new URL(simulatedMicrosoft.base).origin]
  const network = teamsNetwork({ publicUrl }, { ...parts, simulatedMicrosoft })
  const { fetch, now } = network
  return {
    ...parts,
    ...network,
    notices: { connect: graphConnections({ fetch, now }), pace: sendPace() },
    frameAncestors: ["'self'", ...frameAncestors, ...simulated],
    otherHosts: simulated,
    assets,
    mayRecordRefusal: refusalBudget(),
    modelOfLaunch: (scope, launch, page) => modelOfLaunch(embed, scope, launch, page),
    renderLaunch: (scope, launch, page) => renderLaunch(embed, assets, scope, launch, page),
  }
}
