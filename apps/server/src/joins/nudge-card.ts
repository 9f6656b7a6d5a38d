import type { NudgeCard } from '@lectern/api-contracts'
import { findAppByReference } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import { nextNudge, type NudgeReader } from '@lectern/nudges'
import { colleaguesUse } from '@lectern/telemetry'

/** The one nudge a teacher sees now, with the app it is about and what colleagues do with it. */
export async function nextNudgeCard(
  scope: DistrictScope,
  reader: NudgeReader,
  now: Date,
): Promise<NudgeCard | null> {
  const nudge = await nextNudge(scope, reader, now)
  if (!nudge) return null
  const [app, colleagues] = await Promise.all([
    findAppByReference(scope, nudge.appId),
    colleaguesUse(scope, { appId: nudge.appId, exceptPerson: reader.personId, now }),
  ])
  // Decided otherwise since the last evaluation, which will end the nudge.
  if (app?.verdict !== 'approved' && app?.verdict !== 'limited') return null
  const { id, name, url } = app
  return { id: nudge.id, rule: nudge.rule, app: { id, name, url }, seatSince: nudge.seatSince, colleagues }
}
