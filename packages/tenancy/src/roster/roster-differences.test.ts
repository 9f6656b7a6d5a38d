import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { DistrictScope } from '@lectern/database'
import { switchFeature } from '../installation-features.ts'
import {
  aCourse,
  aMember,
  aProblem,
  aSource,
  membersOf,
  readRoster,
  startReading,
  type ACourse,
} from './a-roster.fixture.ts'
import { findRosterRun } from './roster-run.ts'
import { runRosterSync } from './run-roster-sync.ts'

let db: TestDatabase
let scope: DistrictScope
let course: ACourse
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => {
  scope = await db.district()
  course = await aCourse(db.database, scope)
})

const start = () => startReading(scope, course)
const member = (subject: string, changes: Parameters<typeof aMember>[2] = {}) =>
  aMember(scope, subject, changes)
const runOf = (id: string) => findRosterRun(scope, id)
const read = (...pages: Parameters<typeof aSource>) => readRoster(scope, course, ...pages)

describe('differences', () => {
  test('are read next time where the platform gave an address, and change only whom they name', async () => {
    await read([[member('u-1'), member('u-2')]], { differences: '0' })
    const { run, asked } = await read([[member('u-2', { active: false }), member('u-3')]], {
      differences: '0',
    })
    expect(asked).toEqual(['0'])
    expect(run).toMatchObject({ scope: 'changes', expected: null })
    expect(await membersOf(scope, course)).toEqual(['student active', 'student active', 'student inactive'])
  })

  test('whose address no longer holds become a reading of everybody at once', async () => {
    await read([[member('u-1'), member('u-2')]], { differences: '7' })
    const id = await start()
    const everybody = aSource([[member('u-2')]])
    const asked: (string | undefined)[] = []
    await runRosterSync(scope, id, {
      judge: everybody.source.judge,
      read: (from) => {
        asked.push(from)
        return from === undefined
          ? everybody.source.read(undefined)
          : aSource([[]], { failing: { at: 0, error: aProblem('test.failed') } }).source.read(undefined)
      },
    })
    expect(asked).toEqual(['7', undefined])
    expect(await runOf(id)).toMatchObject({ status: 'done', scope: 'everybody' })
    expect(await membersOf(scope, course)).toEqual(['student active', 'student inactive'])
  })

  test('give way to everybody once a week', async () => {
    await read([[member('u-1')]], { differences: '0' })
    await db.ownerQuery(
      `update lectern.roster set full_at = now() - interval '8 days' where context_id = $1`,
      [course.contextId],
    )
    const { run, asked } = await read([[member('u-1')]])
    expect(asked).toEqual([undefined])
    expect(run).toMatchObject({ scope: 'everybody' })
  })
})

describe('switching rosters off', () => {
  test('forgets rosters, readings and addresses; a worker in the middle of one leaves nothing', async () => {
    await read([[member('u-1')]])
    const id = await start()
    const { source } = aSource([[member('u-2')], [member('u-3')]], {
      beforePage: async (place) => {
        if (place === 1) await switchFeature(scope, course.installationId, 'roster', false)
      },
    })
    await runRosterSync(scope, id, source)
    for (const table of [
      'roster',
      'roster_member',
      'roster_run',
      'roster_run_member',
      'lti_context_service',
    ]) {
      const left = await scope.query(`select from lectern.${table}`)
      expect(left, table).toHaveLength(0)
    }
    await switchFeature(scope, course.installationId, 'roster', true)
    await expect(start()).rejects.toMatchObject({ code: 'roster.not-offered' })
  })
})
