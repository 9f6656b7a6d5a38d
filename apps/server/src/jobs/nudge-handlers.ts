import { randomUUID } from 'node:crypto'
import type { Database, DistrictScope } from '@lectern/database'
import { handleJob, type Enqueue, type HandledJob } from '@lectern/jobs'
import type { DistrictId, InstallationId } from '@lectern/launch'
import {
  contractHours,
  dueChannels,
  evaluateNudges,
  planDeliveries,
  runDeliveries,
  withdrawElsewhere,
  workingUntil,
  type NudgeChannel,
} from '@lectern/nudges'
import { getDistrict, installationsWith, type District } from '@lectern/tenancy'
import { seatsNeverOpened } from '../joins/seats-never-opened.ts'
import { deliverNudgesJob, dueDeliveriesJob, evaluateNudgesJob } from './nudge-jobs.ts'

export interface NudgeParts {
  database: Database
  /** Undefined where it is not switched on any more. */
  findChannel: (scope: DistrictScope, installationId: InstallationId) => Promise<NudgeChannel | undefined>
  enqueue: Enqueue
  inEveryDistrict: (work: (scope: DistrictScope, district: District) => Promise<unknown>) => Promise<void>
  now: () => Date
}

/** Makes nudges, puts them on their way to people, and sends what is due while teachers work. */
export function nudgeHandlers({
  database,
  findChannel,
  enqueue,
  inEveryDistrict,
  now,
}: NudgeParts): HandledJob[] {
  const channelIds = (scope: DistrictScope) => installationsWith(scope, 'notifications')

  async function planAll(scope: DistrictScope): Promise<void> {
    const installationIds = await channelIds(scope)
    await withdrawElsewhere(scope, installationIds, now())
    for (const installationId of installationIds) {
      const channel = await findChannel(scope, installationId)
      if (channel) await planDeliveries(scope, channel, now())
    }
  }

  return [
    handleJob(evaluateNudgesJob, () =>
      inEveryDistrict(async (scope) => {
        await evaluateNudges(scope, { seatsNeverOpened: (own) => seatsNeverOpened(own, now()) }, now())
        await planAll(scope)
      }),
    ),
    handleJob(dueDeliveriesJob, () =>
      inEveryDistrict(async (scope, { timeZone }) => {
        const installationIds = await channelIds(scope)
        if (installationIds.length === 0) return
        if (!workingUntil(await contractHours(scope), timeZone, now())) return
        const { districtId } = scope
        for (const installationId of await dueChannels(scope, installationIds, now()))
          // Whoever comes second finds the channel taken; the job of a process that died must be in nobody's way.
          await enqueue(deliverNudgesJob, { districtId, installationId }, { deduplicationId: randomUUID() })
      }),
    ),
    handleJob(deliverNudgesJob, async (data, { signal, log }) => {
      // Both are from our own queue, put there for a district's own installation.
      const scope = database.district(data.districtId as DistrictId)
      const installationId = data.installationId as InstallationId
      const [channel, district, hours] = await Promise.all([
        findChannel(scope, installationId),
        getDistrict(scope),
        contractHours(scope),
      ])
      const until = workingUntil(hours, district.timeZone, now())
      if (!channel || !until) return
      const { againAt, problem } = await runDeliveries(scope, channel, { now, until, signal })
      if (problem)
        log.warn(
          { err: problem, installationId, againAt },
          againAt ? 'nudges cannot be sent' : 'a nudge was not taken for somebody',
        )
      if (againAt)
        await enqueue(
          deliverNudgesJob,
          { districtId: scope.districtId, installationId },
          { delayMs: Math.max(0, againAt.getTime() - now().getTime()) },
        )
    }),
  ]
}
