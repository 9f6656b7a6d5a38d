import { randomUUID } from 'node:crypto'
import type { DistrictScope } from '@lectern/database'
import type { AppId, InstallationId, PersonId } from '@lectern/launch'
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

export async function anInstallation(scope: DistrictScope): Promise<InstallationId> {
  const [installation] = await scope.query<{ id: InstallationId }>(
    `insert into lectern.installation as i (district_id, surface, name) values ($1, 'teams', 'Teams') returning i.id`,
    [scope.districtId],
  )
  return installation!.id
}
