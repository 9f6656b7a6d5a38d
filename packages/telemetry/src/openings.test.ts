import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { AppId, ContextId, PersonId } from '@lectern/launch'
import { openingsOf, usageRecorder } from './index.ts'
import { anEvent } from './usage-event.fixture.ts'

let db: TestDatabase
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())

test('tells when and how long one person used one app, in one course or everywhere, and nothing of others', async () => {
  const scope = await db.district()
  const now = new Date('2026-09-15T18:00:00Z')
  const [ada, ben] = [randomUUID() as PersonId, randomUUID() as PersonId]
  const [biology, chess] = [randomUUID() as ContextId, randomUUID() as ContextId]
  const appId = randomUUID() as AppId
  const opened = { personId: ada, appId, contextId: biology, occurredAt: now }
  await usageRecorder({ now: () => now }).record(scope, [
    anEvent(opened),
    anEvent({ ...opened, occurredAt: new Date('2026-09-14T18:00:00Z') }),
    anEvent({ ...opened, contextId: chess }),
    anEvent({ ...opened, personId: ben }),
    anEvent({ ...opened, appId: randomUUID() as AppId }),
    anEvent({ ...opened, kind: 'launch' }),
    anEvent({ ...opened, kind: 'app-used', seconds: 300 }),
    anEvent({ ...opened, kind: 'app-used', seconds: 61 }),
    anEvent({ ...opened, kind: 'app-used', seconds: 300, contextId: chess }),
    anEvent({ ...opened, kind: 'app-used', seconds: 300, personId: ben }),
  ])
  const here = await openingsOf(scope, { personIds: [ada], appId, contextId: biology })
  expect(here).toMatchObject({ count: 2, firstAt: expect.stringMatching(/^2026-09-14T/), minutes: 7 })
  expect(here.latest.map((at) => new Date(at).toISOString())).toEqual([
    '2026-09-15T18:00:00.000Z',
    '2026-09-14T18:00:00.000Z',
  ])
  expect(await openingsOf(scope, { personIds: [ada], appId, contextId: null })).toMatchObject({
    count: 3,
    minutes: 12,
  })
  const none = { count: 0, firstAt: null, lastAt: null, latest: [], minutes: 0 }
  expect(await openingsOf(scope, { personIds: [], appId, contextId: null })).toEqual(none)
  const elsewhere = await db.district()
  expect(await openingsOf(elsewhere, { personIds: [ada], appId, contextId: null })).toEqual(none)
})
