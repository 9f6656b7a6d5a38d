import type { DueCredit } from '@lectern/catalog'
import {
  ensureLineItem,
  listLineItems,
  serviceScopes,
  type GradeService,
  type PlatformConnection,
} from '@lectern/lti'
import { point } from '../credit/point.ts'
import type { Recipient } from '../credit/recipient.ts'

/** What our columns carry, so that they are found again. */
export const creditTag = 'lectern-credit'

/**
 * The column of a placement where the launch named none: ours in this course, then whatever the link has. Only where
 * the course has neither, as a copied one does, and the platform lets us, one is made.
 * @returns undefined where there is none
 */
export async function findLineItem(
  connection: PlatformConnection,
  service: GradeService,
  { app }: Pick<DueCredit, 'app'>,
  { resourceLinkId }: Extract<Recipient, { by: 'grades' }>,
): Promise<string | undefined> {
  if (service.lineItemsUrl === undefined) return undefined
  const ours = { resourceId: app.id, tag: creditTag }
  for await (const found of listLineItems(connection, service, ours))
    // The same app may be linked twice, each link with a column of its own.
    if (found.resourceLinkId === undefined || found.resourceLinkId === resourceLinkId) return found.url.href
  if (resourceLinkId !== undefined)
    for await (const found of listLineItems(connection, service, { resourceLinkId })) return found.url.href
  if (!service.scopes.includes(serviceScopes.lineItems)) return undefined
  const made = await ensureLineItem(connection, service, {
    label: app.name,
    scoreMaximum: point.maximum,
    ...ours,
    resourceLinkId,
  })
  return made.url.href
}
