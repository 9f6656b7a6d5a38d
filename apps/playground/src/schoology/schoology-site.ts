import type { ModuleLink } from '../district/module-links.ts'
import { installationContent } from '../host/installation-content.ts'
import type { Host, InstalledTool } from '../host/host.ts'
import { membershipDirectory } from '../host/membership-directory.ts'
import { checkRequest } from '../platform/check-request.ts'
import type { LaunchTrails } from '../platform/launch-trail.ts'
import { signedHints } from '../platform/message-hints.ts'
import { createPlatform } from '../platform/platform.ts'
import type { PlatformProfile, RegisteredTool } from '../platform/profile.ts'
import { clientOf } from '../platform/registered-client.ts'
import { standardServiceRules } from '../platform/services/standard-rules.ts'
import { serviceClaims } from '../platform/services/service-claims.ts'
import { createServiceDesk } from '../platform/services/service-desk.ts'
import { gradeScopes, serviceScopes } from '../platform/services/service-scopes.ts'
import { signingKeyOnDemand } from '../platform/signing-key.ts'
import { deployments, schoologyClientId, schoologyOrganizations } from './organizations.ts'
import { schoologyClaims, schoologyUserId } from './schoology-claims.ts'

interface SchoologyParts {
  /** Of the playground. */
  url: string
  tool: RegisteredTool
  links: readonly ModuleLink[]
  trails: LaunchTrails
  now: () => Date
}

const services = '/schoology/lti-service/tool/:client/services'

/** One Schoology for all its customers: one issuer, one client id, a deployment for each organization. */
export function createSchoologySite({ url: playgroundUrl, tool, links, trails, now }: SchoologyParts) {
  const url = `${playgroundUrl}/schoology`
  const key = signingKeyOnDemand()
  const profile = schoologyProfile(url)
  const platform = createPlatform({ profile, tool, key, trails, now })
  const client = clientOf(tool, {
    clientId: schoologyClientId,
    deploymentIds: Object.values(deployments),
    scopes: [...gradeScopes, serviceScopes.memberships],
    sharesNames: true,
    sharesEmails: true,
  })
  const organizations = schoologyOrganizations(links)
  const naming: Pick<Host, 'userIdOf' | 'resourceLinkIdOf'> = {
    userIdOf: schoologyUserId,
    resourceLinkIdOf: ({ opaqueId }) => opaqueId,
  }
  const desk = createServiceDesk({
    issuer: url,
    paths: {
      token: '/schoology/lti-service/access-token',
      memberships: `${services}/names-roles/v2p0/membership/:context`,
      lineItems: `${services}/ags/v2p0/:context/lineitems`,
      lineItem: `${services}/ags/v2p0/:context/lineitems/:item`,
    },
    rules: {
      ...standardServiceRules,
      memberships: { ...standardServiceRules.memberships, pageMax: 100, listsInactive: false },
    },
    find: (clientId) => (clientId === client?.clientId ? client : undefined),
    directory: membershipDirectory(organizations, naming, ({ id }) => id),
    sign: async (claims) => (await key()).sign(claims),
    now,
  })
  const installed: InstalledTool = {
    id: '1',
    platform,
    client,
    deploymentOf: ({ id }) => (id === 'fairview' ? deployments.fairview : deployments['harbor-point']),
    selectionUrl: tool.jwksUrl && tool.launchUrl,
  }
  const host: Host = {
    ...naming,
    key: 'schoology',
    name: 'Schoology',
    url,
    words: {
      courses: 'Courses',
      content: 'Materials',
      people: 'Members',
      grades: 'Gradebook',
      add: 'Add Materials',
      addTitle: 'Add Materials',
      admin: 'Tools',
    },
    organizations,
    tools: () => [installed],
    desk,
    contextKeyOf: (_organization, { id }) => id,
    loginHintOf: schoologyUserId,
    hasCourseMenu: true,
    choice: { types: ['ltiResourceLink', 'html'], multiple: true, sendsData: true, keeps: { html: 'text' } },
    columnLabel: (title) => title,
    claimsOf(launch) {
      const { course, lineItem, organization } = launch
      const deploymentId = installed.deploymentOf(organization)
      return schoologyClaims(
        launch,
        client ? serviceClaims(desk, { client, deploymentId, contextKey: course.id, lineItem }) : {},
      )
    },
    adminContent: () =>
      installationContent(
        profile,
        {
          'Fairview deployment': deployments.fairview,
          'Harbor Point deployment': deployments['harbor-point'],
        },
        client?.scopes ?? [],
      ),
  }
  return { host, platform }
}

const schoologyProfile = (url: string): PlatformProfile => ({
  name: 'Schoology',
  issuer: url,
  clientId: schoologyClientId,
  deploymentId: deployments.fairview,
  authorizationEndpoint: `${url}/lti-service/authorize-redirect`,
  tokenEndpoint: `${url}/lti-service/access-token`,
  jwksUri: `${url}/lti-service/.well-known/jwks`,
  tokenLifetime: 600,
  audienceAsList: true,
  authorizedParty: false,
  loginMethod: 'get',
  deploymentParameters: ['lti_deployment_id'],
  storageTarget: '_parent',
  loginExtras: {},
  pageRefusal: 'invalid',
  hints: signedHints(),
  checkRequest,
})
