import { noteCreditAttempt, rememberLineItem, withLineItem, type DueCredit } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import { postScore } from '@lectern/lti'
import { deploymentStatus, getLtiInstallation } from '@lectern/tenancy'
import type { LtiSurface } from '../lti/lti-surface.ts'
import { findLineItem } from './find-line-item.ts'
import { point } from '../credit/point.ts'
import type { CreditOutcome } from '../credit/credit-outcome.ts'
import type { Recipient } from '../credit/recipient.ts'

/** By Assignment and Grade Services 2.0. */
export async function reportByGrades(
  surface: LtiSurface,
  scope: DistrictScope,
  credit: DueCredit,
  recipient: Extract<Recipient, { by: 'grades' }>,
): Promise<CreditOutcome> {
  const installation = await getLtiInstallation(surface.database, scope, credit.installationId)
  if (
    deploymentStatus(installation, recipient.deploymentId) !== 'active' ||
    !installation.features.includes('credit')
  )
    return { reason: 'switched-off', words: 'Credit was switched off in this installation.' }
  const connection = surface.connect(installation, recipient.deploymentId)
  const { scopes, lineItemsUrl } = recipient
  const service = { scopes, lineItemsUrl }
  const lineItemUrl =
    recipient.lineItemUrl ??
    (await withLineItem(scope, credit, () => findLineItem(connection, service, credit, recipient)))
  if (lineItemUrl === undefined)
    return { reason: 'no-column', words: 'The gradebook has no column for this link, and none may be made.' }
  const now = surface.now()
  await noteCreditAttempt(scope, credit, now)
  const posted = await postScore(
    connection,
    service,
    new URL(lineItemUrl),
    {
      userId: recipient.userId,
      score: point,
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
    },
    { after: credit.attemptedAt ?? undefined, now: surface.now },
  )
  if (posted.outcome === 'stored') return { told: { ...point, at: posted.timestamp } }
  // Whoever is next looks for it anew.
  if (posted.outcome === 'not-found') await rememberLineItem(scope, credit.placementId, null)
  return { reason: posted.outcome, words: posted.words }
}
