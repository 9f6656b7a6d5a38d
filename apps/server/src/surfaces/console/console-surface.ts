import type { Database, DistrictScope } from '@lectern/database'
import type {
  AppSearch,
  CatalogPage,
  InstallationDetails,
  InstallationList,
  ListingDecision,
  Overview,
} from '@lectern/api-contracts'
import type { ConsoleAccount, ContextServiceRecorder, ReceivedRecord } from '@lectern/tenancy'
import type { Enqueue } from '@lectern/jobs'
import type { Lti1p1Setup } from '../../lti-1p1-setup.ts'
import type { GoogleClassroomSurface } from '../google-classroom/google-classroom-surface.ts'
import type { TeamsSurface } from '../teams/teams-surface.ts'
import type { AskedInstallation } from '../lti/received-against-needs.ts'
import type { InstallationCache } from '../lti/installation-cache.ts'

/** What the console's routes are built from; compose.ts provides it. */
export interface ConsoleSurface {
  database: Database
  publicUrl: string
  installations: InstallationCache
  lti1p1: Lti1p1Setup
  google: GoogleClassroomSurface
  teams: TeamsSurface
  toolValues: InstallationList['toolValues']
  enqueue: Enqueue
  contextServices: Pick<ContextServiceRecorder, 'forget'>
  /** What a platform sends, held against what Lectern asks it for. */
  againstNeeds: (
    received: readonly ReceivedRecord[],
    installation: AskedInstallation,
  ) => InstallationDetails['received']
  overview(scope: DistrictScope, period: { from?: string; to?: string }): Promise<Overview>
  searchCatalog(scope: DistrictScope, search: AppSearch): Promise<CatalogPage>
  decideListing(
    scope: DistrictScope,
    account: ConsoleAccount,
    appId: string,
    decision: ListingDecision,
  ): Promise<void>
}
