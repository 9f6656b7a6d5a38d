import { expect, test } from 'vitest'
import { sendPace } from './send-pace.ts'

const forever = new AbortController().signal

/** A clock that only waiting moves. */
function aPace() {
  let at = Date.parse('2026-10-01T15:00:00Z')
  const waits: number[] = []
  const pace = sendPace({
    now: () => new Date(at),
    wait: async (milliseconds) => {
      waits.push(milliseconds)
      at += milliseconds
    },
  })
  return { pace, waits }
}

const toSomebody = (tenantId = 'fairview') => ({ tenantId, personIds: [crypto.randomUUID()] })

test('five a second go out to single people, evenly, so that a late one meets no limit', async () => {
  const { pace, waits } = aPace()
  for (let sent = 0; sent < 8; sent++) expect(await pace.turn(toSomebody(), forever)).toBe(true)
  expect(waits).toEqual(Array.from({ length: 7 }, () => 200))
})

test('one tenant does not wait for another, nor a single send for one to many', async () => {
  const { pace, waits } = aPace()
  await pace.turn(toSomebody(), forever)
  await pace.turn(toSomebody('elsewhere'), forever)
  await pace.turn({ ...toSomebody(), bulk: true }, forever)
  expect(waits).toEqual([])
})

test('a person has ten in a minute and no more', async () => {
  const { pace, waits } = aPace()
  for (let sent = 0; sent < 11; sent++)
    await pace.turn({ tenantId: 'fairview', personIds: ['tara'] }, forever)
  expect(waits.at(-1)).toBeGreaterThan(3_000)
})

test('fifty calls to a hundred people each take as long as the limits say', async () => {
  const { pace, waits } = aPace()
  for (let call = 0; call < 50; call++) await pace.turn({ ...toSomebody(), bulk: true }, forever)
  expect(waits.reduce((sum, milliseconds) => sum + milliseconds, 0)).toBe(24_500)
})

test('whoever waits gives way when the process ends', async () => {
  const ending = new AbortController()
  const pace = sendPace({ wait: async () => ending.abort() })
  while (await pace.turn(toSomebody(), ending.signal));
  expect(ending.signal.aborted).toBe(true)
  expect(await sendPace().turn(toSomebody(), ending.signal)).toBe(false)
})
