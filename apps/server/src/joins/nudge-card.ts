import type { NudgeCard } from '@lectern/api-contracts'
import { findAppByReference } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { PersonId } from '@lectern/launch'
import { nextNudge } from '@lectern/nudges'
import { colleaguesUse } from '@lectern/telemetry'

/** The one nudge a teacher sees now, with the app it is about and what colleagues do with it. */
export async function nextNudgeCard(
  scope: DistrictScope,
  personId: PersonId,
  now: Date,
  followedId?: string,
): Promise<NudgeCard | null> {
  const nudge = await nextNudge(scope, personId, now, followedId)
  if (!nudge) return null
  const [app, colleagues] = await Promise.all([
    findAppByReference(scope, nudge.appId),
    colleaguesUse(scope, { appId: nudge.appId, exceptPerson: personId, now }),
  ])
  // Decided otherwise since the last evaluation, which will end the nudge.
  if (app?.verdict !== 'approved' && app?.verdict !== 'limited') return null
  const { id, name, url } = app
  return { id: nudge.id, rule: nudge.rule, app: { id, name, url }, seatSince: nudge.seatSince, colleagues }
}
