import { randomUUID } from 'node:crypto'
import type { DistrictScope } from '@lectern/database'
import { Problem } from '@lectern/problem'
import {
  holdChannel,
  keepChannel,
  noteChannelProblem,
  noteSent,
  pauseChannel,
  releaseChannel,
} from './channel-store.ts'
import {
  claimDeliveries,
  putBackDeliveries,
  putOffDeliveries,
  settleDeliveries,
  withdrawOutdated,
  type Attempt,
} from './delivery-store.ts'
import type { NudgeBatch, NudgeChannel, SendTurn } from './nudge-channel.ts'

export interface DeliveryRun {
  now: () => Date
  /** The contract hours end then. */
  until: Date
  signal: AbortSignal
}

export interface DeliveryOutcome {
  /** There is more, and it has to wait until then. */
  againAt?: Date
  /** Why, when somebody has to change something; the channel keeps it where it is not one person's alone. */
  problem?: Problem
}

/** How a run fares. */
interface Fortune {
  hasArrived: boolean
  /** Since something arrived. */
  refusedInARow: number
  problem?: Problem
}

/** So many who follow each other are not refused for their own sake. */
const mostRefusedInARow = 3

/**
 * Sends what is due through a channel until nothing is, one run at a time. It may be killed anywhere: each attempt is
 * noted before it is made and again when its end is known, and what stays in between is sent again, which comes to one
 * notice.
 */
export async function runDeliveries(
  scope: DistrictScope,
  channel: NudgeChannel,
  { now, until, signal }: DeliveryRun,
): Promise<DeliveryOutcome> {
  const runId = randomUUID()
  const { installationId } = channel
  const attempt = (): Attempt => ({ installationId, runId, now: now() })
  async function keep(): Promise<void> {
    if (!(await keepChannel(scope, attempt()))) throw new TurnLost()
  }
  if (!(await holdChannel(scope, attempt()))) return {}
  const fortune: Fortune = { hasArrived: false, refusedInARow: 0 }
  try {
    await withdrawOutdated(scope, attempt())
    while (!signal.aborted && now() < until) {
      await keep()
      const batch = await claimDeliveries(scope, attempt(), channel.batchSize())
      if (!batch) break
      const outcome = await sendBatch(scope, channel, batch, { attempt, turn: { signal, keep }, fortune })
      if (outcome.againAt) {
        await pauseChannel(scope, installationId, outcome.againAt)
        return outcome
      }
    }
    return fortune.problem ? { problem: fortune.problem } : {}
  } catch (error) {
    if (error instanceof TurnLost) return {}
    throw error
  } finally {
    await releaseChannel(scope, { installationId, runId })
  }
}

/** Another run goes on. */
class TurnLost extends Error {}

async function sendBatch(
  scope: DistrictScope,
  channel: NudgeChannel,
  batch: NudgeBatch,
  { attempt, turn, fortune }: { attempt: () => Attempt; turn: SendTurn; fortune: Fortune },
): Promise<DeliveryOutcome> {
  let againAt: Date | undefined
  let problem: Problem | undefined
  try {
    for await (const sent of channel.send(scope, batch, turn)) {
      if (sent.outcome === 'retry-at') {
        againAt = sent.retryAt
        break
      }
      if (sent.outcome === 'refused') {
        await putOffDeliveries(scope, attempt(), sent.personIds)
        fortune.problem = sent.problem
        if (++fortune.refusedInARow === mostRefusedInARow) throw sent.problem
        if (!fortune.hasArrived) await noteChannelProblem(scope, attempt(), sent.problem)
      } else {
        await settleDeliveries(scope, attempt(), sent.personIds, sent.outcome)
        if (sent.outcome === 'accepted' || sent.outcome === 'delivered') {
          await noteSent(scope, attempt())
          Object.assign(fortune, { hasArrived: true, refusedInARow: 0 })
        }
      }
      await turn.keep()
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    problem = error
    againAt = afterProblem(error, attempt().now)
    await noteChannelProblem(scope, attempt(), error)
  } finally {
    await putBackDeliveries(scope, attempt(), againAt ?? attempt().now)
  }
  return { againAt, problem }
}

/** A host that is away is soon back; what somebody has to change takes its time. */
const patienceMinutes = { upstream: 10, other: 60 }

function afterProblem({ kind, details }: Problem, now: Date): Date {
  const { retryAfterSeconds } = details
  const minutes = kind === 'upstream' ? patienceMinutes.upstream : patienceMinutes.other
  const seconds = typeof retryAfterSeconds === 'number' ? retryAfterSeconds : minutes * 60
  return new Date(now.getTime() + seconds * 1000)
}
