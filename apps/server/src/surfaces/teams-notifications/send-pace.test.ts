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

test('five go out at once, and each of the others when its turn comes', async () => {
  const { pace, waits } = aPace()
  for (let sent = 0; sent < 8; sent++) expect(await pace.turn(toSomebody(), forever)).toBe(true)
  expect(waits).toEqual([200, 200, 200])
})

test('fifty calls to a hundred people each take as long as the limits say', async () => {
  const { pace, waits } = aPace()
  for (let call = 0; call < 50; call++) await pace.turn({ ...toSomebody(), bulk: true }, forever)
  expect(waits.reduce((sum, milliseconds) => sum + milliseconds, 0)).toBe(24_000)
})

test('whoever waits gives way when the process ends', async () => {
  const ending = new AbortController()
  const pace = sendPace({ wait: async () => ending.abort() })
  while (await pace.turn(toSomebody(), ending.signal));
  expect(ending.signal.aborted).toBe(true)
  expect(await sendPace().turn(toSomebody(), ending.signal)).toBe(false)
})
