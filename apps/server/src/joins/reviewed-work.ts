import { findAppByReference, findPlacedApp, getApp, type PlacedLink } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { ContextId } from '@lectern/launch'
import { openingsOf, type Openings } from '@lectern/telemetry'
import { findPerson, type SoughtPerson } from '@lectern/tenancy'

export interface WorkToReview {
  /** Of somebody who is not known here there is nothing. */
  learner: SoughtPerson
  /** The app as the link's own parameters name it, which goes first. */
  appReference: string | undefined
  placed: PlacedLink
  /** Null: everywhere. */
  contextId: ContextId | null
}

export interface ReviewedWork {
  app: string
  openings: Openings
}

/**
 * How one learner used the app behind a link; null when nobody knows which app that is. No disclosure control here, on
 * purpose: it guards figures that are published about groups. This is one learner's own work, for that learner or for
 * the teacher of that course, who sees the same person's work in the platform already.
 */
export async function reviewedWork(
  scope: DistrictScope,
  { learner, appReference, placed, contextId }: WorkToReview,
): Promise<ReviewedWork | null> {
  const named = appReference === undefined ? undefined : await findAppByReference(scope, appReference)
  const appId = named?.id ?? (await findPlacedApp(scope, placed))
  if (!appId) return null
  const [{ name }, { personIds }] = await Promise.all([getApp(scope, appId), findPerson(scope, learner)])
  return { app: name, openings: await openingsOf(scope, { personIds, appId, contextId }) }
}
