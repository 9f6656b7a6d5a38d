import { randomUUID } from 'node:crypto'
import type { AppId, PersonId } from '@lectern/launch'
import type { UnopenedSeat } from './rules/seat-never-opened.ts'

export const aSeat = (seat: Partial<UnopenedSeat> = {}): UnopenedSeat => ({
  personId: randomUUID() as PersonId,
  role: 'teacher',
  appId: anAppId(),
  seatSince: '2026-08-17',
  ...seat,
})

export const anAppId = (): AppId => randomUUID() as AppId

export async function* seatsOf(seats: readonly UnopenedSeat[]): AsyncGenerator<UnopenedSeat> {
  yield* seats
}
