import { account } from '../district/account.ts'
import { courseShelf } from '../district/course-shelf.ts'
import { courses } from '../district/courses.ts'
import { moduleLinks, type ModuleLink } from '../district/module-links.ts'
import { people } from '../district/people.ts'
import { installationContent } from '../host/installation-content.ts'
import type { Host, InstalledTool, Organization } from '../host/host.ts'
import { membershipDirectory } from '../host/membership-directory.ts'
import { checkRequest } from '../platform/check-request.ts'
import { claim } from '../platform/claim-names.ts'
import type { LaunchTrails } from '../platform/launch-trail.ts'
import { signedHints } from '../platform/message-hints.ts'
import { createPlatform } from '../platform/platform.ts'
import type { PlatformProfile, RegisteredTool } from '../platform/profile.ts'
import { clientOf } from '../platform/registered-client.ts'
import { contextCopyNotice, helloWorldNotice } from '../platform/services/notice-office.ts'
import { serviceClaims } from '../platform/services/service-claims.ts'
import { createServiceDesk } from '../platform/services/service-desk.ts'
import { gradeScopes, serviceScopes } from '../platform/services/service-scopes.ts'
import { standardServiceRules } from '../platform/services/standard-rules.ts'
import { signingKeyOnDemand } from '../platform/signing-key.ts'
import { strictClaims } from './strict-claims.ts'

interface StrictParts {
  /** Of the playground. */
  url: string
  tool: RegisteredTool
  links: readonly ModuleLink[]
  trails: LaunchTrails
  now: () => Date
}

/** A platform that does everything by the book: what works here and nowhere else is the other platform's doing. */
export function createStrictSite({ url: playgroundUrl, tool, links, trails, now }: StrictParts) {
  const url = `${playgroundUrl}/strict`
  const key = signingKeyOnDemand()
  const profile = strictProfile(url)
  const platform = createPlatform({ profile, tool, key, trails, now })
  const client = clientOf(tool, {
    clientId: profile.clientId,
    deploymentIds: [profile.deploymentId],
    scopes: [...gradeScopes, serviceScopes.memberships, serviceScopes.noticeHandlers],
    sharesNames: true,
    sharesEmails: true,
  })
  const organization: Organization = {
    id: 'fairview',
    name: account.name,
    people,
    courses: courseShelf(courses),
    links: moduleLinks(links),
  }
  const naming: Pick<Host, 'userIdOf' | 'resourceLinkIdOf'> = {
    userIdOf: ({ ltiId }) => ltiId,
    resourceLinkIdOf: ({ opaqueId }) => opaqueId,
  }
  const desk = createServiceDesk({
    issuer: url,
    paths: {
      token: '/strict/token',
      memberships: '/strict/contexts/:context/memberships',
      lineItems: '/strict/contexts/:context/lineitems',
      lineItem: '/strict/contexts/:context/lineitems/:item',
      notices: '/strict/deployments/:deployment/notice-handlers',
    },
    rules: { ...standardServiceRules, noticeTypes: [helloWorldNotice, contextCopyNotice] },
    find: (clientId) => (clientId === client?.clientId ? client : undefined),
    directory: membershipDirectory([organization], naming, ({ opaqueId }) => opaqueId),
    sign: async (claims) => (await key()).sign(claims),
    now,
  })
  const installed: InstalledTool = {
    id: '1',
    platform,
    client,
    deploymentOf: () => profile.deploymentId,
    selectionUrl: tool.jwksUrl && tool.launchUrl,
  }
  const host: Host = {
    ...naming,
    key: 'strict',
    name: 'Strict platform',
    url,
    words: {
      courses: 'Courses',
      content: 'Content',
      people: 'People',
      grades: 'Grades',
      add: 'Add content',
      addTitle: 'Add content',
      admin: 'Tools',
    },
    organizations: [organization],
    tools: () => [installed],
    desk,
    contextKeyOf: (_organization, { id }) => id,
    loginHintOf: ({ opaqueId }) => opaqueId,
    hasCourseMenu: true,
    choice: {
      types: ['ltiResourceLink', 'link', 'html'],
      multiple: true,
      sendsData: true,
      keeps: { link: 'web', html: 'text' },
    },
    columnLabel: (title, label) => label ?? title,
    claimsOf: (launch) =>
      strictClaims(
        launch,
        client
          ? serviceClaims(desk, {
              client,
              deploymentId: profile.deploymentId,
              contextKey: launch.course.id,
              lineItem: launch.lineItem,
            })
          : {},
      ),
    adminContent: () =>
      installationContent(profile, { 'Deployment ID': profile.deploymentId }, client?.scopes ?? []),
    announceCopy(_organization, from, to) {
      void desk.notices.announce(contextCopyNotice, {
        [claim('context')]: { id: to.opaqueId, label: to.code, title: to.title },
        [claim('origin_contexts')]: [from.opaqueId],
      })
    },
  }
  return { host, platform }
}

const strictProfile = (url: string): PlatformProfile => ({
  name: 'Strict platform',
  issuer: url,
  clientId: 'strict-client-1',
  deploymentId: 'strict-deployment-1',
  authorizationEndpoint: `${url}/authorize`,
  tokenEndpoint: `${url}/token`,
  jwksUri: `${url}/jwks`,
  tokenLifetime: 5 * 60,
  authorizedParty: true,
  loginMethod: 'post',
  deploymentParameters: ['lti_deployment_id'],
  storageTarget: 'strict_storage',
  loginExtras: {},
  pageRefusal: 'invalid',
  hints: signedHints(),
  checkRequest,
})
