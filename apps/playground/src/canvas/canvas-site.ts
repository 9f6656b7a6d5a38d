import { courseShelf, type CourseShelf } from '../district/course-shelf.ts'
import { courses } from '../district/courses.ts'
import { moduleLinks, type ModuleLink, type ModuleLinks } from '../district/module-links.ts'
import { everyPerson } from '../district/roster.ts'
import type { LaunchTrails } from '../platform/launch-trail.ts'
import { createPlatform, type Platform } from '../platform/platform.ts'
import type { RegisteredTool } from '../platform/profile.ts'
import { clientOf } from '../platform/registered-client.ts'
import { eulaDesk, type EulaDesk } from '../platform/services/eula.ts'
import { createServiceDesk, type ServiceDesk } from '../platform/services/service-desk.ts'
import { serviceScopes } from '../platform/services/service-scopes.ts'
import type { ToolClient } from '../platform/services/tool-client.ts'
import { signingKeyOnDemand } from '../platform/signing-key.ts'
import { tellsEmails, tellsNames, type PrivacyLevel } from './privacy-level.ts'
import { canvasDirectory } from './canvas-directory.ts'
import { canvasProfile } from './canvas-profile.ts'
import { canvasServicePaths, canvasServiceRules } from './canvas-service-rules.ts'

/** What the tool can be called for; absent where its keys are unknown. */
export interface CanvasServices {
  client: ToolClient
  desk: ServiceDesk
  eula: EulaDesk
}

/** One simulated Canvas with everything in it. */
export interface CanvasSite {
  platform: Platform
  courses: CourseShelf
  links: ModuleLinks
  privacyLevel: PrivacyLevel
  services?: CanvasServices
}

interface CanvasSiteParts {
  url: string
  tool: RegisteredTool
  links: readonly ModuleLink[]
  privacyLevel: PrivacyLevel
  trails: LaunchTrails
  now: () => Date
}

export function createCanvasSite({
  url,
  tool,
  links: given,
  privacyLevel,
  trails,
  now,
}: CanvasSiteParts): CanvasSite {
  const key = signingKeyOnDemand()
  const profile = canvasProfile(url)
  const platform = createPlatform({ profile, tool, key, trails, now })
  const site = { platform, courses: courseShelf(courses), links: moduleLinks(given), privacyLevel }
  const client = clientOf(tool, {
    clientId: profile.clientId,
    deploymentIds: [profile.deploymentId],
    scopes: Object.values(serviceScopes),
    sharesNames: tellsNames(privacyLevel),
    sharesEmails: tellsEmails(privacyLevel),
  })
  if (!client) return site
  const eula = eulaDesk((userId) => everyPerson(site.courses.all()).some(({ ltiId }) => ltiId === userId))
  const desk = createServiceDesk({
    issuer: profile.issuer,
    paths: canvasServicePaths,
    rules: canvasServiceRules,
    find: (clientId) => (clientId === client.clientId ? client : undefined),
    directory: canvasDirectory(site),
    sign: async (claims) => (await key()).sign(claims),
    now,
    eula,
  })
  return { ...site, services: { client, desk, eula } }
}
