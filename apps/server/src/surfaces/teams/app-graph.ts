import { appCaller, type GraphConnection, type WaitingLimit } from '@lectern/teams'
import type { TeamsApp, TeamsSurface } from './teams-surface.ts'

/** Graph in the name of the app itself, with what an administrator of the tenant granted to it. */
export const appGraph = (
  { tokensOf, connect }: Pick<TeamsSurface, 'tokensOf' | 'connect'>,
  app: TeamsApp,
  limit?: WaitingLimit,
): GraphConnection => connect(appCaller(app, app.tenantId, tokensOf(app)), limit)
