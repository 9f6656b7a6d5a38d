import { expect, test } from 'vitest'
import { nightSlot } from './night-slot.ts'

test.each([
  ['America/Chicago', '2026-11-27T06:59:00Z', undefined],
  ['America/Chicago', '2026-11-27T07:00:00Z', 0],
  ['America/Chicago', '2026-11-27T10:59:00Z', 15],
  ['America/Chicago', '2026-11-27T11:00:00Z', undefined],
  ['America/Los_Angeles', '2026-07-01T08:20:00Z', 1],
  ['UTC', '2026-11-27T00:00:00Z', undefined],
])('the night of a district is on its own clock: %s at %s', (timeZone, at, slot) => {
  expect(nightSlot(timeZone, new Date(at))).toBe(slot)
})
