import { grantSeats } from '@lectern/catalog'
import type { AppId, PersonId } from '@lectern/launch'
import { setContractHours } from '@lectern/nudges'
import { admitAppPackage, type CatalogApp } from '@lectern/teams/testing'
import { meetPerson, noteTeamsRecipient, pseudonyms, switchFeature } from '@lectern/tenancy'
import { dueDeliveriesJob, evaluateNudgesJob } from '../jobs/nudge-jobs.ts'
import { secretKeys } from '../secret-keys.ts'
import { subjectHashOf } from '../surfaces/teams/teams-surface.ts'
import { someApps } from './catalog.ts'
import { launchScopes, teamsUnderTest, tenantIds, type TeamsUnderTest } from './teams-under-test.ts'

/** Teams with notifications switched on, its own package in the tenant's catalog, and a worker; teachers work at any hour. */
export interface NotifiedTeams extends TeamsUnderTest {
  app: CatalogApp
  apps: Record<string, AppId>
  teamwork: ReturnType<TeamsUnderTest['microsoft']['graph']['teamwork']>
  /** A teacher whom Entra names so, with a seat that they never used; unless said, they opened the tab for themselves. */
  teacher(teacher?: SeatedTeacher): Promise<{ personId: PersonId; objectId: string }>
  /** Nudges are made, planned and sent, as far as they are due. */
  deliver(): Promise<void>
  /** By state, how many deliveries. */
  states(): Promise<Record<string, number>>
}

interface SeatedTeacher {
  objectId?: string
  app?: string
  language?: 'en' | 'es'
  isInstalled?: boolean
  /** False: nobody knows how to reach them. */
  isRecipient?: boolean
}

/** What an administrator may grant beyond what comes with the app. */
export const bulkRoles = ['TeamsActivity.Send']

export async function notifiedTeams({ roles = [] }: { roles?: string[] } = {}): Promise<NotifiedTeams> {
  const under = await teamsUnderTest()
  const { lectern, scope, installationId, microsoft } = under
  microsoft.entra.consents.grantForTenant(tenantIds.fairview, { scopes: launchScopes, roles })
  await switchFeature(scope, installationId, 'notifications', true)
  await setContractHours(scope, { days: [1, 2, 3, 4, 5, 6, 7], startsMinute: 0, endsMinute: 24 * 60 })
  const apps = await someApps(scope, ['Desmos', 'Kami'])
  const keys = await secretKeys(under.config)
  const names = pseudonyms(keys.of('pseudonyms'))
  const app = await publishedApp(under)
  const teamwork = microsoft.graph.teamwork(tenantIds.fairview)
  teamwork.publish(app)
  await lectern.work()
  // What recurs has its first turn at once; it must not find somebody's teachers half made.
  await lectern.jobs.drain()

  return {
    ...under,
    app,
    apps,
    teamwork,
    async teacher({ objectId = crypto.randomUUID(), app: of = 'Desmos', ...how } = {}) {
      const { language = 'en', isInstalled = true, isRecipient = true } = how
      const { districtId } = scope
      const installation = { districtId, tenantId: tenantIds.fairview }
      const sourcedIdHash = names.sourcedId(districtId, objectId)
      const personId = await meetPerson(scope, installationId, {
        subjectHash: subjectHashOf({ pseudonyms: names }, installation, objectId),
        sourcedIdHash,
        role: 'teacher',
      })
      const now = microsoft.now()
      const assignedOn = new Date(now.getTime() - 30 * 86_400_000).toISOString().slice(0, 10)
      await grantSeats(scope, { appId: apps[of]!, holders: [sourcedIdHash], assignedOn })
      const recipient = { installationId, personId, objectId, language, isInstalled }
      if (isRecipient)
        await noteTeamsRecipient(scope, recipient, { now, sealKey: keys.of('Teams recipients') })
      return { personId, objectId }
    },
    async deliver() {
      for (const job of [evaluateNudgesJob, dueDeliveriesJob]) {
        await lectern.jobs.enqueue(job, {})
        await lectern.jobs.drain()
      }
    },
    async states() {
      const rows = await scope.query<{ state: string; count: number }>(
        'select d.state, count(*)::int as count from lectern.nudge_delivery d group by d.state',
      )
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
    },
  }
}

/** What the tenant's catalog makes of the package that the district downloads here. */
async function publishedApp({ url, installationId }: TeamsUnderTest): Promise<CatalogApp> {
  const response = await fetch(`${url}/teams/app.zip?installation=${installationId}`)
  const upload = admitAppPackage(new Uint8Array(await response.arrayBuffer()))
  if (upload.outcome === 'refused') throw new Error(upload.reasons.join())
  const { id, webApplicationInfo, activities } = upload.manifest
  return {
    catalogId: '44444444-0001-4001-8001-444444444444',
    manifestId: id,
    clientId: webApplicationInfo!.id,
    activityTypes: activities!.activityTypes,
  }
}
