import { appCaller, type GraphConnection, type WaitingLimit } from '@lectern/teams'
import { Problem } from '@lectern/problem'
import type { TeamsInstallation } from '@lectern/tenancy'
import type { TeamsApp, TeamsSurface } from './teams-surface.ts'

/**
 * Graph in the name of the app itself, with what an administrator of the tenant granted to it. Its calls throw
 * `teams.access-withdrawn` where the district gave that back.
 */
export function appGraph(
  { tokensOf, connect }: Pick<TeamsSurface, 'tokensOf' | 'connect'>,
  app: TeamsApp & Pick<TeamsInstallation, 'isWithdrawn'>,
  limit?: WaitingLimit,
): GraphConnection {
  const tokens = tokensOf(app)
  return connect(
    appCaller(
      app,
      app.tenantId,
      app.isWithdrawn ? { ...tokens, appOnly: () => Promise.reject(withdrawn()) } : tokens,
    ),
    limit,
  )
}

const withdrawn = (): Problem =>
  new Problem({
    kind: 'forbidden',
    code: 'teams.access-withdrawn',
    message:
      'Access was given back here, so Lectern does nothing in this tenant without people. Let an administrator consent ' +
      'again on the page of the installation, or ask Microsoft there whether that was done.',
  })
