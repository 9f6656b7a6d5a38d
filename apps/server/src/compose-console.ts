import { decideListing } from '@lectern/catalog'
import type { Database } from '@lectern/database'
import type { Jobs } from '@lectern/jobs'
import type { AppId } from '@lectern/launch'
import { recordAudit, type ContextServiceRecorder } from '@lectern/tenancy'
import type { Config } from './config.ts'
import { searchWithUse } from './joins/cards-with-use.ts'
import { readOverview } from './joins/overview.ts'
import type { Lti1p1Setup } from './lti-1p1-setup.ts'
import type { ConsoleSurface } from './surfaces/console/console-surface.ts'
import type { GoogleClassroomSurface } from './surfaces/google-classroom/google-classroom-surface.ts'
import type { TeamsSurface } from './surfaces/teams/teams-surface.ts'
import type { InstallationCache } from './surfaces/lti/installation-cache.ts'
import { receivedAgainstNeeds } from './surfaces/lti/received-against-needs.ts'

interface ConsoleParts {
  config: Pick<Config, 'publicUrl'>
  database: Database
  installations: InstallationCache
  lti1p1: Lti1p1Setup
  google: GoogleClassroomSurface
  teams: TeamsSurface
  jobs: Jobs
  contextServices: ContextServiceRecorder
  now: () => Date
}

export function composeConsole({
  config,
  database,
  installations,
  lti1p1,
  google,
  teams,
  jobs,
  contextServices,
  now,
}: ConsoleParts): ConsoleSurface {
  const { publicUrl } = config
  return {
    database,
    publicUrl,
    installations,
    lti1p1,
    google,
    teams,
    toolValues: {
      loginUrl: `${publicUrl}/lti/login`,
      launchUrl: `${publicUrl}/lti/launch`,
      jwksUrl: `${publicUrl}/lti/jwks`,
      domain: new URL(publicUrl).host,
    },
    enqueue: jobs.enqueue,
    contextServices,
    againstNeeds: receivedAgainstNeeds,
    overview: (scope, period) => readOverview(scope, period, now()),
    searchCatalog: (scope, search) => searchWithUse(scope, search, now()),
    decideListing: (scope, account, appId, decision) =>
      scope.transaction(async (tx) => {
        const alternatives = decision.alternatives as AppId[] // looked up in this district by decideListing
        await decideListing(tx, appId as AppId, { ...decision, alternatives })
        await recordAudit(tx, {
          accountId: account.id,
          action: 'listing.decided',
          subject: appId,
          details: decision,
        })
      }),
  }
}
