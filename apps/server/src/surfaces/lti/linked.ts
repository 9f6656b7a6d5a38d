import { isResourcePlaced } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { AppId, InstallationId, ResourceId } from '@lectern/launch'
import type { LaunchPage } from '../embed/launch-page.ts'
import type { LtiSurface } from './lti-surface.ts'
import { linkOf, roleOf, type LtiMessage } from './normal-form.ts'

/** What a link leads to. */
export interface Linked {
  link: LaunchPage['link']
  appId?: AppId
  resourceId?: ResourceId
}

/**
 * Looks up what the link of a message names. Help is for teachers: a student opens it only where one placed it
 * through Lectern, and not by any link that somebody wrote.
 */
export async function linkedBy(
  { findApp, findResource }: Pick<LtiSurface, 'findApp' | 'findResource'>,
  scope: DistrictScope,
  message: LtiMessage,
  installationId: InstallationId,
): Promise<Linked> {
  const link = linkOf(message)
  if (!link) return { link: 'none' }
  if (link.kind === 'app') {
    const appId = await findApp(scope, link.reference)
    return appId ? { link: 'app', appId } : { link: 'gone' }
  }
  const resourceId = await findResource(scope, link.reference)
  if (!resourceId) return { link: 'resource-gone' }
  const placementId = message.claims.custom['placement'] ?? ''
  const isOpen =
    roleOf(message) !== 'student' ||
    (await isResourcePlaced(scope, { placementId, resourceId, installationId }))
  return isOpen ? { link: 'resource', resourceId } : { link: 'none' }
}
