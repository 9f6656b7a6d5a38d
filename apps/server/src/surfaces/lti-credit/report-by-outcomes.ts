import { noteCreditAttempt, type DueCredit } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import { basicOutcomes } from '@lectern/lti'
import { findLti1p1Consumer } from '@lectern/tenancy'
import type { LtiSurface } from '../lti/lti-surface.ts'
import type { CreditOutcome } from '../credit/credit-outcome.ts'
import { point } from '../credit/point.ts'
import type { Recipient } from '../credit/recipient.ts'

/** By Basic Outcomes of LTI 1.1: the same one again is the same grade. */
export async function reportByOutcomes(
  surface: LtiSurface,
  scope: DistrictScope,
  credit: DueCredit,
  { consumerKey, url, resultSourcedId }: Extract<Recipient, { by: 'outcomes' }>,
): Promise<CreditOutcome> {
  const consumer = await findLti1p1Consumer(surface.database, consumerKey, surface.sealKey)
  // A launch of LTI 1.3 only names the key: nothing is signed with another district's.
  if (consumer?.districtId !== scope.districtId)
    return {
      reason: 'consumer-unknown',
      words: `This district shares no secret under the key ${consumerKey}.`,
    }
  const now = surface.now()
  await noteCreditAttempt(scope, credit, now)
  const outcomes = basicOutcomes({ fetch: surface.registrationFetch, now: surface.now }, consumer)
  await outcomes.replaceResult({ url, resultSourcedId }, point.given / point.maximum)
  return { told: { ...point, at: now } }
}
