import { randomUUID } from 'node:crypto'
import { signingKeys, simulatedApp, simulatedEntra, simulatedGraph } from '@lectern/teams/testing'
import { publicLogin } from './microsoft/microsoft-addresses.ts'
import { appCatalog } from './app/app-catalog.ts'
import { appWithoutPackage } from './app/teams-app.ts'
import { toolAddresses } from './app/tool-addresses.ts'
import { channelTabs } from './host/channel-tabs.ts'
import { ailingGraph } from './microsoft/ailing-graph.ts'
import { deliverNotices } from './microsoft/deliver-notices.ts'
import { registeredPermissions } from './microsoft/registered-permissions.ts'
import { usualSwitches, type Switches } from './switches.ts'
import { readAppIdUri, requireLoopback, type TeamsOptions } from './teams-options.ts'
import { furnishTenant } from './tenant/furnish-tenant.ts'
import { accounts, tenants, teamsPeople } from './tenant/teams-people.ts'

interface SiteOptions {
  /** The playground's own address. */
  url: string
  toolName: string
  teams: TeamsOptions
  now: () => Date
}

export type TeamsSite = Awaited<ReturnType<typeof createTeamsSite>>

/** One Microsoft with one district in it: Entra, Graph, Teams, and what may go wrong with them. */
export async function createTeamsSite({ url, toolName, teams, now }: SiteOptions) {
  const [fairview] = tenants
  const switches: Switches = { ...usualSwitches }
  const registration = { ...readAppIdUri(teams.appIdUri), clientSecret: simulatedApp.clientSecret }
  const entra = await simulatedEntra({
    tenants: tenants.map(({ id }) => id),
    keys: await signingKeys(`${publicLogin}/{tenantid}/v2.0`),
    app: registration,
    redirectUris: [teams.redirectUri].flat(),
    permissions: registeredPermissions,
    displayOf: (objectId) => {
      const person = accounts.find(({ oid }) => oid === objectId)
      return person && { name: person.name, preferred_username: person.upn }
    },
    needsAdmission: true,
    now,
  })
  const graph = simulatedGraph({
    entra,
    deliver: deliverNotices(teams.notificationUrl, () => switches.slowWebhook),
    refuse: ailingGraph(switches),
    now,
  })
  const education = graph.education(fairview.id)
  const teamwork = graph.teamwork(fairview.id)
  furnishTenant(education)
  const catalog = appCatalog({
    first: appWithoutPackage(toolName, teams),
    teamwork,
    zipUrl: teams.appZipUrl && requireLoopback(teams.appZipUrl).href,
  })

  return {
    base: `${url}/microsoft`,
    now,
    sessionId: randomUUID(),
    tenant: fairview,
    registration,
    entra,
    graph,
    education,
    teamwork,
    catalog,
    addresses: toolAddresses(teams),
    tabs: channelTabs(),
    switches: switches as Readonly<Switches>,

    /** Lets things go wrong, or right again. */
    set(changes: Partial<Switches>): void {
      Object.assign(switches, changes)
      entra.browser({ propagationSeconds: switches.consentDelaySeconds })
      catalog.setDouble(switches.duplicateApp)
      if (!switches.secondFactor) entra.secondFactor.clear()
      else if (entra.secondFactor.size === 0) {
        entra.shownFactor.clear()
        for (const { oid } of teamsPeople) entra.secondFactor.add(oid)
      }
    },

    /** What an administrator's consent does, without a browser. */
    admit: (): void => entra.consents.grantForTenant(fairview.id, registeredPermissions),
    /** The administrator takes it back. */
    expel: (): void => entra.consents.revoke(fairview.id),
  }
}
