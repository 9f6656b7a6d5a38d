import { expect, test } from 'vitest'
import { aSeat, seatsOf } from '../testing.ts'
import { seatNeverOpened, type UnopenedSeat } from './seat-never-opened.ts'

const now = new Date('2026-10-01T06:00:00Z')

async function nudgesFor(...seats: UnopenedSeat[]): Promise<unknown[]> {
  const due = []
  for await (const nudge of seatNeverOpened(seatsOf(seats), now)) due.push(nudge)
  return due
}

test('a seat is due on the day it is three weeks old, not a day earlier', async () => {
  const old = aSeat({ seatSince: '2026-09-10' })
  const young = aSeat({ seatSince: '2026-09-11' })
  expect(await nudgesFor(old, young)).toEqual([
    { personId: old.personId, appId: old.appId, facts: { seatSince: '2026-09-10' } },
  ])
})

test('students and administrators get none', async () => {
  expect(await nudgesFor(aSeat({ role: 'student' }), aSeat({ role: 'admin' }))).toEqual([])
})
