import type { AppId, PersonId, Role } from '@lectern/launch'
import { daysBefore } from '../days.ts'
import type { DueNudge } from '../nudge.ts'

/** A seat that somebody has, in an app that is approved for them, and no opening of that app by them, ever. */
export interface UnopenedSeat {
  personId: PersonId
  role: Role
  appId: AppId
  /** ISO date. */
  seatSince: string
}

/** Younger seats are left alone: the start of term is not neglect. */
export const minimumSeatAgeDays = 21

/** The nudges of the rule "you have a seat and never opened it". They are for teachers alone. */
export async function* seatNeverOpened(
  seats: AsyncIterable<UnopenedSeat>,
  now: Date,
): AsyncGenerator<DueNudge> {
  const latestStart = daysBefore(now, minimumSeatAgeDays).toISOString().slice(0, 10)
  for await (const { personId, role, appId, seatSince } of seats)
    if (role === 'teacher' && seatSince <= latestStart) yield { personId, appId, facts: { seatSince } }
}
