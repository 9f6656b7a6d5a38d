import type { DistrictScope } from '@lectern/database'
import type { DueNudge } from './nudge.ts'
import { seatNeverOpened, type UnopenedSeat } from './rules/seat-never-opened.ts'
import { endUntriggered, putNudges } from './store.ts'

/** What the rules need to know from other domains; composition answers it. */
export interface NudgePorts {
  seatsNeverOpened(scope: DistrictScope): AsyncIterable<UnopenedSeat>
}

export interface EvaluationOutcome {
  made: number
  ended: number
}

const batchSize = 500

/**
 * Makes the nudges that are due and ends those whose trigger is gone. It may run twice and beside itself: whatever
 * a run finds it marks with its own time, and it ends only what neither it nor a later run has marked.
 * A port that fails half-way ends nothing.
 */
export async function evaluateNudges(
  scope: DistrictScope,
  ports: NudgePorts,
  now: Date,
): Promise<EvaluationOutcome> {
  let made = 0
  for await (const batch of batches(seatNeverOpened(ports.seatsNeverOpened(scope), now)))
    made += await putNudges(scope, 'seat-never-opened', batch, now)
  return { made, ended: await endUntriggered(scope, 'seat-never-opened', now) }
}

async function* batches(dueNudges: AsyncIterable<DueNudge>): AsyncGenerator<DueNudge[]> {
  let batch: DueNudge[] = []
  for await (const due of dueNudges) {
    batch.push(due)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
