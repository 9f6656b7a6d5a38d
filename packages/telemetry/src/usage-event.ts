import type { AppId, ContextId, InstallationId, PersonId, Role } from '@lectern/launch'
import { Problem } from '@lectern/problem'

export type UsageKind = 'launch' | 'app-opened' | 'app-used'

/** One thing a person did, pseudonymous. Launches are recorded by the launch itself, with its id as theirs. */
export interface UsageEvent {
  /** A UUID made where it happened: a resend with the same id and time counts once. */
  id: string
  kind: UsageKind
  occurredAt: Date
  appId: AppId | null
  personId: PersonId
  role: Role
  installationId: InstallationId
  contextId: ContextId | null
  /** Of `app-used`, and of nothing else: how long from `occurredAt` on, whole, 300 at most. */
  seconds?: number
}

/** Use is told in slices, so that a page that is killed loses one at most. */
const longestUse = 300

/** Clocks of classroom devices are rarely right to the second. */
const clockSkewMs = 5 * 60_000
/** As long as a page may hold an event back; raw events and their partitions live longer. */
const oldestMs = 30 * 24 * 3_600_000

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** @throws Problem `usage.event-malformed`, `usage.event-in-future`, `usage.event-too-old`, naming the event */
export function checkUsageEvents(events: readonly UsageEvent[], now: Date): void {
  for (const event of events) {
    const age = now.getTime() - event.occurredAt.getTime()
    const ids = [event.id, event.personId, event.installationId, event.appId, event.contextId]
    if (Number.isNaN(age) || ids.some((id) => id !== null && !uuid.test(id)))
      throw refused(event, 'usage.event-malformed', 'A usage event has a malformed id or time.')
    if (!hasItsSeconds(event))
      throw refused(
        event,
        'usage.event-malformed',
        `Use of an app takes 1 to ${longestUse} whole seconds, and no other usage event takes any.`,
      )
    if (age - (event.seconds ?? 0) * 1000 < -clockSkewMs)
      throw refused(
        event,
        'usage.event-in-future',
        'A usage event lies in the future. Is the clock of the device right?',
      )
    if (age > oldestMs)
      throw refused(
        event,
        'usage.event-too-old',
        'A usage event is older than 30 days and cannot be taken any more.',
      )
  }
}

const hasItsSeconds = ({ kind, appId, seconds }: UsageEvent): boolean =>
  kind === 'app-used'
    ? appId !== null && Number.isInteger(seconds) && seconds! >= 1 && seconds! <= longestUse
    : seconds === undefined

const refused = ({ id }: UsageEvent, code: string, message: string): Problem =>
  new Problem({ kind: 'invalid', code, message, details: { eventId: id } })
