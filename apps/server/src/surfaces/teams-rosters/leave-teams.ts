import { appCaller, entraTokens, removeSubscription } from '@lectern/teams'
import { Problem } from '@lectern/problem'
import type { Farewell } from '@lectern/tenancy'
import type { TeamsSurface } from '../teams/teams-surface.ts'
import { judgeGraph } from './judge-graph.ts'

export type LeaveTeamsPorts = Pick<TeamsSurface, 'fetch' | 'connect' | 'log' | 'now'>

/**
 * Graph tells nothing more of the tenant of a removed installation. That the tenant takes its permissions back is for an
 * administrator there.
 * @throws what passes by itself, for another try
 */
export async function leaveTeams(
  { fetch, connect, log, now }: LeaveTeamsPorts,
  { app, subscriptionId }: Extract<Farewell, { host: 'teams' }>,
): Promise<void> {
  const { credential, tenantId } = app
  const tokens = entraTokens({ app, credential: () => credential, fetch, now })
  await removeSubscription(connect(appCaller(app, tenantId, tokens)), subscriptionId).catch(
    (error: unknown) => {
      if (!(error instanceof Problem) || judgeGraph(error).verdict === 'later') throw error
      // Where the app may do nothing any more, Graph falls silent by itself.
      log.warn({ code: error.code }, error.message)
    },
  )
}
