import type {
  PickResponse,
  TeamsLaunchRequest,
  TeamsLaunchResponse,
  TeamsRefusal,
} from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import {
  classIds,
  personIds,
  simulatedApp,
  simulatedMicrosoft,
  tenantIds,
  type SimulatedMicrosoft,
} from '@lectern/teams/testing'
import { addTeamsInstallation, type NewTeamsInstallation } from '@lectern/tenancy'
import { secretKeys } from '../secret-keys.ts'
import { bearerOf } from './browser-launch.ts'
import { hostServer } from './host-server.ts'
import { teamsHostPage, type HostedTab } from './teams-host-page.ts'
import { aDistrict, serverUnderTest, type UnderTest } from './under-test.ts'

/** A server with the Teams app of one district, its tenant in a simulated Microsoft, and tabs as Teams opens them. */
export interface TeamsUnderTest extends UnderTest {
  microsoft: SimulatedMicrosoft
  scope: DistrictScope
  installationId: InstallationId
  lectern: Awaited<ReturnType<typeof serverUnderTest>>['lectern']
  /** Installs the same app in another district. */
  install(scope: DistrictScope, changes?: Partial<NewTeamsInstallation>): Promise<InstallationId>
  launch(tab?: TabToOpen): Promise<LaunchedTab>
  /** A window with a Teams around a tab of this server, and whoever sits there. */
  hosted(tab: HostedTab, objectId?: string): string
  /** The page of a tab chooses. */
  pick(tab: LaunchedTab, body: object): Promise<{ status: number; answer: PickResponse & { code?: string } }>
}

export interface TabToOpen extends Partial<TeamsLaunchRequest> {
  /** The teacher, unless said. */
  objectId?: string
  tenantId?: string
  claims?: Record<string, unknown>
  /** In place of the one that Teams gives; null: none. */
  token?: string | null
  /** More of its address than the client. */
  query?: string
}

export interface LaunchedTab {
  status: number
  body: Partial<TeamsLaunchResponse & TeamsRefusal>
  model: TeamsLaunchResponse['model']
}

/** What every launch asks a person for, granted by the tenant's administrator. */
export const launchScopes = ['EduRoster.ReadBasic']
/** What an administrator's consent in a browser grants to the app. */
const consentedRoles = [
  'GroupMember.Read.All',
  'Organization.Read.All',
  'EduRoster.Read.All',
  'Member.Read.Hidden',
  'TeamsActivity.Send',
]
export const placingScopes = [
  'EduAssignments.ReadWriteBasic',
  'AppCatalog.Read.All',
  'TeamsTab.ReadWriteSelfForTeam',
]

export async function teamsUnderTest({
  consents = true,
  inBrowser = false,
}: {
  consents?: boolean
  /** It is reached where it listens, as a browser does. */
  inBrowser?: boolean
} = {}): Promise<TeamsUnderTest> {
  const host = await hostServer()
  let clock = () => new Date()
  const server = await serverUnderTest({
    publicUrl: inBrowser ? undefined : `https://${simulatedApp.host}`,
    simulatedMicrosoft: { base: host.base },
    now: () => clock(),
  })
  const microsoft = await simulatedMicrosoft({
    redirectUris: ['end', 'consent'].map((path) => `${server.config.publicUrl}/teams/auth/${path}`),
    permissions: { scopes: [...launchScopes, ...placingScopes], roles: consentedRoles },
  })
  clock = microsoft.now
  const { entra, graph } = microsoft
  let shown: { page: HostedTab; objectId?: string } | undefined
  host.answerWith(async (url, init) => {
    const { host: name, pathname } = new URL(url)
    if (name === 'graph.microsoft.com') return graph.fetch(url, init)
    if (name !== 'teams.microsoft.com') return entra.fetch(url, init)
    if (pathname === '/token') return new Response(await entra.tabToken({ objectId: shown?.objectId }))
    return new Response(teamsHostPage(shown!.page), { headers: { 'content-type': 'text/html' } })
  })
  if (consents) entra.consents.grantForTenant(tenantIds.fairview, { scopes: launchScopes, roles: allowed })
  const scope = await aDistrict(server.lectern)
  const sealKey = (await secretKeys(server.config)).of('Teams credentials')
  const { clientId, clientSecret } = simulatedApp
  const install: TeamsUnderTest['install'] = (of, changes) =>
    addTeamsInstallation(
      server.lectern.database,
      of,
      {
        name: 'Microsoft Teams',
        clientId,
        tenantId: tenantIds.fairview,
        credential: { clientSecret },
        websiteUrl: 'https://fairview.example/',
        privacyUrl: 'https://fairview.example/privacy',
        termsUrl: 'https://fairview.example/terms',
        ...changes,
      },
      sealKey,
    )
  const installationId = await install(scope)
  // A page redeems its code once.
  const bearers = new Map<LaunchedTab['model'], ReturnType<typeof bearerOf>>()
  return {
    ...server,
    microsoft,
    scope,
    installationId,
    install,
    async launch({ objectId, tenantId, claims, token, query = '', ...asked } = {}) {
      const proof = token === undefined ? await entra.tabToken({ objectId, tenantId, claims }) : token
      const response = await fetch(`${server.url}/api/v1/teams/launch`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(proof !== null && { authorization: `Bearer ${proof}` }),
        },
        body: JSON.stringify({
          address: `/teams/tab?client=${clientId}${query}`,
          context: { app: { theme: 'default', locale: 'en-us' } },
          ...asked,
        }),
      })
      const body = (await response.json()) as LaunchedTab['body']
      return { status: response.status, body, model: body.model! }
    },
    hosted(page, objectId) {
      shown = { page, objectId }
      return `${host.base}/teams.microsoft.com/host`
    },
    async pick({ model }, body) {
      const handle = model.mode === 'browse' ? model.picking?.handle : ''
      const bearer = bearers.get(model) ?? bearerOf(server.url, model)
      bearers.set(model, bearer)
      const response = await fetch(`${server.url}/api/v1/picks`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await bearer}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ handle, appIds: [], ...body }),
      })
      return { status: response.status, answer: (await response.json()) as PickResponse }
    },
    async close() {
      await server.close()
      await host.close()
    },
  }
}

const allowed = ['EduRoster.Read.All', 'GroupMember.Read.All']

/** What TeamsJS tells a tab in a channel of a class. */
export const inClass = (groupId: string = classIds.biology, channel: object = {}) => ({
  app: { theme: 'default', locale: 'en-us' },
  team: { groupId, type: 2, userRole: 0 },
  channel: { id: '19:general@thread.tacv2', membershipType: 'Regular', ...channel },
})

export { classIds, personIds, tenantIds }
