import type { DistrictScope } from '@lectern/database'
import type { PersonId } from '@lectern/launch'
import { anInstallation } from '../testing.ts'
import type { NudgeBatch, NudgeChannel, Reach, SendOutcome, SendTurn } from './nudge-channel.ts'

type Step = (
  batch: NudgeBatch,
  turn: SendTurn,
) => SendOutcome[] | Promise<SendOutcome[]> | AsyncIterable<SendOutcome>

/** A channel of an installation of its own, and the feeds that it fills: the same notice again replaces the first. */
export async function aChannel(
  scope: DistrictScope,
  { reach = { language: 'en', certain: true }, size = 100 }: { reach?: Reach; size?: number } = {},
) {
  const feed = new Map<string, number>()
  const batches: NudgeBatch[] = []
  const unreached = new Set<PersonId>()
  const steps: Step[] = []
  const deliver = ({ appId, personIds }: NudgeBatch): SendOutcome[] => {
    for (const personId of personIds) {
      const key = `${personId} ${appId}`
      feed.set(key, (feed.get(key) ?? 0) + 1)
    }
    return [{ outcome: 'delivered', personIds }]
  }
  const channel: NudgeChannel = {
    installationId: await anInstallation(scope),
    reach: async (_scope, personIds) =>
      new Map(personIds.filter((id) => !unreached.has(id)).map((id) => [id, reach])),
    batchSize: () => size,
    async *send(_scope, batch, turn) {
      batches.push(batch)
      yield* await (steps.shift() ?? deliver)(batch, turn)
    },
  }
  return {
    channel,
    /** By person and app, how often it was sent. */
    feed,
    batches,
    unreached,
    deliver,
    /** What happens in place of the next deliveries. */
    next: (...own: Step[]): void => void steps.push(...own),
  }
}

export type TestChannel = Awaited<ReturnType<typeof aChannel>>
