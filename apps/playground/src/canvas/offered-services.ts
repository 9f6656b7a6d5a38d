import type { Claims } from '../platform/message.ts'
import { eulaServiceClaim, serviceClaims } from '../platform/services/service-claims.ts'
import type { CanvasLaunch } from './canvas-claims.ts'
import type { CanvasSite } from './canvas-site.ts'

/** Grades and roster belong to a course; notices to the deployment; the terms to the message that is about them. */
export function offeredServices(
  { platform, services }: CanvasSite,
  { course, link, message }: Pick<CanvasLaunch, 'course' | 'link' | 'message'>,
): Claims {
  if (!services) return {}
  const { desk, client } = services
  const launched = { client, deploymentId: platform.profile.deploymentId }
  return {
    ...serviceClaims(desk, {
      ...launched,
      contextKey: course?.id,
      lineItem: course && link && desk.grades.columnOf(course.id, link.opaqueId),
    }),
    ...(message?.type === 'LtiEulaRequest' && eulaServiceClaim(desk, launched)),
  }
}
