/** So many calls in so many seconds. */
interface Rate {
  calls: number
  seconds: number
}

/** What Microsoft publishes (Graph "service-specific throttling limits", "activity feed best practices"). */
export const sendRates = {
  person: { calls: 10, seconds: 60 },
  tenant: { calls: 5, seconds: 1 },
  app: { calls: 50, seconds: 1 },
  tenantBulk: { calls: 2, seconds: 1 },
  appBulk: { calls: 20, seconds: 1 },
} as const satisfies Record<string, Rate>

/** By limit and whom it holds for, the moment from which the bucket is full again, in milliseconds. */
export type SendState = Readonly<Record<string, number>>

/** One call to Graph: to one person, or to many. */
export interface Send {
  tenantId: string
  personIds: readonly string[]
  bulk?: boolean
}

export type SendVerdict = { allowed: true; state: SendState } | { allowed: false; retryAt: Date }

/**
 * Whether a send fits all its limits now, and the state after it; or when it will. Nothing but its arguments counts, so
 * that the state may live in one process or in a store that several share. (Generic cell rate algorithm: one number
 * for each limit.)
 */
export function takeSend(state: SendState, send: Send, now: Date): SendVerdict {
  const at = now.getTime()
  const limits = limitsOf(send)
  const earliest = Math.max(at, ...limits.map(({ key, rate }) => (state[key] ?? at) - toleranceOf(rate)))
  if (earliest > at) return { allowed: false, retryAt: new Date(Math.ceil(earliest)) }
  const taken = limits.map(
    ({ key, rate }) => [key, Math.max(at, state[key] ?? at) + intervalOf(rate)] as const,
  )
  return { allowed: true, state: { ...forgotten(state, at), ...Object.fromEntries(taken) } }
}

function limitsOf({ tenantId, personIds, bulk = false }: Send): { key: string; rate: Rate }[] {
  const calls = bulk
    ? [
        { key: 'app-bulk', rate: sendRates.appBulk },
        { key: `tenant-bulk:${tenantId}`, rate: sendRates.tenantBulk },
      ]
    : [
        { key: 'app', rate: sendRates.app },
        { key: `tenant:${tenantId}`, rate: sendRates.tenant },
      ]
  const people = personIds.map((id) => ({ key: `person:${tenantId}:${id}`, rate: sendRates.person }))
  return [...calls, ...people]
}

const intervalOf = ({ calls, seconds }: Rate): number => (seconds * 1000) / calls

/** How far ahead a burst may run. */
const toleranceOf = (rate: Rate): number => intervalOf(rate) * (rate.calls - 1)

/** A bucket that is full is as good as none: so the state never holds more than the last minute. */
const forgotten = (state: SendState, at: number): SendState =>
  Object.fromEntries(Object.entries(state).filter(([, full]) => full > at))
