import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { AppId, PersonId } from '@lectern/launch'
import { evaluateNudges } from '../evaluate-nudges.ts'
import type { NudgeReader } from '../nudge-reader.ts'
import { anAppId, aSeat, seatsOf } from '../testing.ts'
import { aChannel, type TestChannel } from './a-channel.fixture.ts'
import { planDeliveries } from './plan-deliveries.ts'
import { runDeliveries } from './run-deliveries.ts'

/** What suites of deliveries start from; each suite has its own. Importing it prepares them. */
export const start = new Date('2026-10-01T15:00:00Z')
let clock = new Date(start)
export const now = () => clock
export const pass = (seconds: number) => void (clock = new Date(clock.getTime() + seconds * 1000))
export const day = 24 * 60 * 60

export let db: TestDatabase
export let scope: DistrictScope
export let teams: TestChannel
export const appId = anAppId()
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => {
  clock = start
  scope = await db.district()
  teams = await aChannel(scope)
})

export async function teachers(count: number): Promise<PersonId[]> {
  const rows = await scope.query<{ id: PersonId }>(
    `insert into lectern.person as p (district_id, role) select $1, 'teacher' from generate_series(1, $2) returning p.id`,
    [scope.districtId, count],
  )
  return rows.map(({ id }) => id)
}

/** Each has a seat, and a nudge about it. */
export async function nudged(
  personIds: readonly PersonId[],
  apps: readonly AppId[] = [appId],
): Promise<void> {
  const seats = personIds.flatMap((personId) => apps.map((app) => aSeat({ personId, appId: app })))
  await evaluateNudges(scope, { seatsNeverOpened: () => seatsOf(seats) }, now())
}

export const plan = (channel = teams) => planDeliveries(scope, channel.channel, now())
export const run = ({
  channel = teams,
  signal = new AbortController().signal,
  until = new Date(start.getTime() + 365 * day * 1000),
} = {}) => runDeliveries(scope, channel.channel, { now, until, signal })
export const here = (personId: PersonId, { channel } = teams): NudgeReader => ({
  personId,
  installationId: channel.installationId,
})
export const states = async (): Promise<Record<string, number>> => {
  const rows = await scope.query<{ state: string; count: number }>(
    'select d.state, count(*)::int as count from lectern.nudge_delivery d group by d.state',
  )
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}
export const nudgeOf = async (personId: PersonId): Promise<string> => {
  const [nudge] = await scope.query<{ id: string }>(
    'select n.id from lectern.nudge n where n.person_id = $1 order by n.id',
    [personId],
  )
  return nudge!.id
}
