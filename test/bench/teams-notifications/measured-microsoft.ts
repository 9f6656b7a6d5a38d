import { hostServer } from '@lectern/server/testing'
import { simulatedEntra, simulatedGraph, graphError, type CatalogApp } from '@lectern/teams/testing'

export interface Disturbance {
  /** Once the Graph has done what this call asked for, and before it says so. */
  afterCall?: (call: number) => Promise<void>
  /** From this call on everything is refused for so many seconds. */
  storm?: { fromCall: number; seconds: number }
}

const bulkPath = '/teamwork/sendActivityNotificationToRecipients'

/** An Entra and a Graph on the real clock, as strict about limits as is documented, which count what was sent to whom. */
export async function startMicrosoft(tenantId: string, { afterCall, storm }: Disturbance) {
  const entra = await simulatedEntra()
  entra.consents.grantForTenant(tenantId, { roles: ['TeamsActivity.Send'] })
  const taken = new Map<string, number>()
  const callTimes: number[] = []
  const refused = { byLimit: 0, byStorm: 0 }
  let stormUntil: number | undefined
  const graph = simulatedGraph({
    entra,
    refuse({ path }) {
      if (storm && path === bulkPath && callTimes.length >= storm.fromCall)
        stormUntil ??= performance.now() + storm.seconds * 1000
      const left = (stormUntil ?? 0) - performance.now()
      if (left <= 0) return undefined
      refused.byStorm++
      return graphError(429, 'TooManyRequests', 'Too many requests.', {
        'retry-after': String(Math.ceil(left / 1000)),
      })
    },
  })

  async function answer(address: string, init: RequestInit): Promise<Response> {
    const url = new URL(address)
    if (url.host !== 'graph.microsoft.com') return entra.fetch(address, init)
    const before = refused.byStorm
    const answered = await graph.fetch(address, init)
    if (!url.pathname.endsWith(bulkPath)) return answered
    if (answered.status === 429 && refused.byStorm === before) refused.byLimit++
    if (answered.status !== 202) return answered
    callTimes.push(performance.now())
    const { recipients } = JSON.parse(init.body as string) as { recipients: { userId: string }[] }
    for (const { userId } of recipients) taken.set(userId, (taken.get(userId) ?? 0) + 1)
    await afterCall?.(callTimes.length)
    return answered
  }

  const host = await hostServer()
  host.answerWith(answer)
  return {
    base: host.base,
    close: () => host.close(),
    teamwork: graph.teamwork(tenantId),
    refused,
    calls: () => callTimes.length,
    /** The most within any second. */
    busiestSecond: () =>
      Math.max(
        ...callTimes.map((at) => callTimes.filter((other) => other >= at && other < at + 1000).length),
      ),
    secondsFromFirstToLast: () => (callTimes.at(-1)! - callTimes[0]!) / 1000,
    /** Of people, how often the notice was taken: once, or again after its answer was lost. */
    taken,
  }
}

export const aCatalogApp = (manifestId: string, clientId: string): CatalogApp => ({
  catalogId: '44444444-0001-4001-8001-444444444444',
  manifestId,
  clientId,
  activityTypes: [
    { type: 'seatNeverOpened', templateText: 'You have a seat in {appName} that waits for you' },
  ],
})
