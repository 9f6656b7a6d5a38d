import { listSeats } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { UnopenedSeat } from '@lectern/nudges'
import { everOpened } from '@lectern/telemetry'
import { peopleBySourcedId } from '@lectern/tenancy'

const batchSize = 1_000

/** Seats in apps that may be used (catalog), of people met so far (tenancy) who have not opened the app (telemetry). */
export async function* seatsNeverOpened(scope: DistrictScope, now: Date): AsyncGenerator<UnopenedSeat> {
  const today = now.toISOString().slice(0, 10)
  const seats = (await listSeats(scope, today)).filter(
    ({ verdict }) => verdict === 'approved' || verdict === 'limited',
  )
  for (let start = 0; start < seats.length; start += batchSize) {
    const batch = seats.slice(start, start + batchSize)
    const people = await peopleBySourcedId(
      scope,
      batch.map(({ holderHash }) => holderHash),
    )
    const held = batch.flatMap(({ appId, holderHash, assignedOn }) => {
      const person = people.get(Buffer.from(holderHash).toString('hex'))
      return person ? [{ ...person, appId, seatSince: assignedOn }] : []
    })
    const opened = new Set(await everOpened(scope, held))
    yield* held.filter((seat) => !opened.has(seat))
  }
}
