import type { DistrictScope } from '@lectern/database'
import type { AppId, PersonId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { daysBefore } from './days.ts'
import type { Nudge, NudgeResponse } from './nudge.ts'
import type { NudgeReader } from './nudge-reader.ts'
import { endOpened, findOpenNudge, recordAnswer, recordShown } from './store.ts'

/** After an answer a person is left in peace, whatever the answer was. */
export const quietDaysAfterAnswer = 7

/**
 * The one nudge that a teacher sees now, if any: the one that they followed a notice to, else the oldest seat. What
 * reached them in another installation stays there for the same days.
 */
export const nextNudge = (scope: DistrictScope, reader: NudgeReader, now: Date): Promise<Nudge | undefined> =>
  findOpenNudge(scope, reader, daysBefore(now, quietDaysAfterAnswer))

/**
 * Records what the person did with a nudge. Saying it twice is harmless: the first time and the first answer stay.
 * @throws Problem `nudge.not-found`, also for somebody else's nudge
 */
export async function answerNudge(
  scope: DistrictScope,
  reader: Pick<NudgeReader, 'personId' | 'installationId'>,
  nudgeId: string,
  response: NudgeResponse,
  now: Date,
): Promise<void> {
  const found =
    response === 'shown'
      ? await recordShown(scope, reader, nudgeId, now)
      : await recordAnswer(scope, reader, nudgeId, response, now)
  if (!found)
    throw new Problem({
      kind: 'not-found',
      code: 'nudge.not-found',
      message: 'There is no such nudge for you.',
    })
}

/** Ends what "never opened" no longer fits, at once instead of at the next evaluation. */
export const noteAppsOpened = (
  scope: DistrictScope,
  personId: PersonId,
  appIds: readonly AppId[],
  now: Date,
): Promise<void> => endOpened(scope, personId, appIds, now)
