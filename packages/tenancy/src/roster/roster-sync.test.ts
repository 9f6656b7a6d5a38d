import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { DistrictScope } from '@lectern/database'
import { admitLaunch } from '../admit-launch.ts'
import { aLaunch, names } from '../testing.ts'
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
import { listRosters } from './roster-list.ts'
import { cancelRosterRun, findRosterRun } from './roster-run.ts'
import { runRosterSync } from './run-roster-sync.ts'
import { startRosterRun } from './start-roster-run.ts'

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
const stagedRows = async () => (await scope.query('select from lectern.roster_run_member')).length

describe('reading a roster', () => {
  test('keeps who is in the course, in which role, and nothing of a reading in progress', async () => {
    const { run } = await read([
      [member('u-1', { role: 'teacher' }), member('u-2'), member('u-3', { role: 'other' })],
      [member('u-4', { active: false })],
    ])
    expect(run).toMatchObject({ status: 'done', scope: 'everybody', pages: 2, members: 4, expected: null })
    expect(await membersOf(scope, course)).toEqual([
      'other active',
      'student active',
      'student inactive',
      'teacher active',
    ])
    expect(await listRosters(scope, course.installationId)).toMatchObject({
      total: 1,
      complete: 1,
      courses: [{ contextId: course.contextId, title: 'Biology 9', members: 3, run: { status: 'done' } }],
    })
    expect(await stagedRows()).toBe(0)
  })

  test('makes a teacher of whoever was met as something less and teaches here', async () => {
    await read([[member('u-1'), member('u-2', { role: 'other' })]])
    await read([[member('u-1', { role: 'teacher' }), member('u-2', { role: 'other', isTeacher: true })]])
    const people = await scope.query<{ role: string }>(
      `select p.role from lectern.person p join lectern.roster_member m
         on m.district_id = p.district_id and m.person_id = p.id`,
    )
    expect(people).toEqual([{ role: 'teacher' }, { role: 'teacher' }])
    expect(await membersOf(scope, course)).toEqual(['other active', 'teacher active'])
  })

  test('meets the same person as a launch does, by either hash, and changes no role that a launch gave', async () => {
    await admitLaunch(db.database, scope, {
      ...aLaunch(scope, course.installationId, { subject: 'u-7', role: 'teacher' }),
      sourcedIdHash: names.sourcedId(scope.districtId, '4711'),
    })
    await read([[member('u-7'), member('another name', { sourcedId: '4711' }), member('u-8')]])
    const people = await scope.query<{ role: string }>(
      `select p.role from lectern.person p join lectern.roster_member m
         on m.district_id = p.district_id and m.person_id = p.id order by 1`,
    )
    expect(people).toEqual([{ role: 'student' }, { role: 'teacher' }])
    const again = await admitLaunch(
      db.database,
      scope,
      aLaunch(scope, course.installationId, { subject: 'u-8' }),
    )
    expect(
      await scope.query('select from lectern.roster_member where person_id = $1', [again!.personId]),
    ).toHaveLength(1)
  })

  test('learns the district number of somebody whose launches did not bring it', async () => {
    await read([[member('u-1')]])
    await read([[member('u-1', { sourcedId: '12' })]])
    expect(
      await scope.query('select from lectern.identity i where i.sourced_id_hash = $1', [
        names.sourcedId(scope.districtId, '12'),
      ]),
    ).toHaveLength(1)
  })

  test('makes inactive who is no longer named, and expects as many as last time', async () => {
    await read([[member('u-1'), member('u-2')]])
    const { run } = await read([[member('u-2'), member('u-3')]])
    expect(run).toMatchObject({ expected: 2 })
    expect(await membersOf(scope, course)).toEqual(['student active', 'student active', 'student inactive'])
  })

  test('leaves a roster as it was when the host names nobody at all any more', async () => {
    expect((await read([[]])).run).toMatchObject({ status: 'done' })
    await read([[member('u-1'), member('u-2')]])
    const { run } = await read([[]])
    expect(run).toMatchObject({ status: 'failed', code: 'roster.members-empty', denied: false })
    expect(await membersOf(scope, course)).toEqual(['student active', 'student active'])
    expect((await read([[member('u-1')]])).run).toMatchObject({ status: 'done' })
  })

  test('is not held up by somebody who was forgotten meanwhile', async () => {
    const id = await start()
    const { source } = aSource([[member('u-1'), member('u-2')], []], {
      beforePage: async (place) => {
        if (place === 1)
          await scope.query(
            'delete from lectern.person where id = (select min(person_id::text)::uuid from lectern.roster_run_member)',
          )
      },
    })
    await runRosterSync(scope, id, source)
    expect(await runOf(id)).toMatchObject({ status: 'done' })
    expect(await membersOf(scope, course)).toEqual(['student active'])
  })

  test('takes a page without limit, and a person who stands on two pages once', async () => {
    const many = Array.from({ length: 450 }, (_, index) => member(`many-${index}`))
    await read([many, [member('many-1', { role: 'teacher' }), member('many-1', { role: 'teacher' })]])
    const members = await membersOf(scope, course)
    expect(members).toHaveLength(450)
    expect(members.filter((words) => words === 'teacher active')).toHaveLength(1)
  })
})

describe('a reading that fails', () => {
  test.each([
    { code: 'test.failed', denied: false },
    { code: 'test.denied', denied: true },
  ] as const)('with $code leaves the last complete roster and tells why', async ({ code, denied }) => {
    await read([[member('u-1')]])
    const failing = { at: 1, error: aProblem(code, 'Canvas says "403 Forbidden".') }
    const { run } = await read([[member('u-2')], []], { failing })
    expect(run).toMatchObject({ status: 'failed', code, denied, message: 'Canvas says "403 Forbidden".' })
    expect(await membersOf(scope, course)).toEqual(['student active'])
    expect(await stagedRows()).toBe(0)
  })

  test('for now waits as long as the platform asks, and goes on where it stopped', async () => {
    const id = await start()
    const pages = [[member('u-1')], [member('u-2')]]
    const stopped = aSource(pages, { failing: { at: 1, error: aProblem('test.later') } })
    expect(await runRosterSync(scope, id, stopped.source)).toEqual({ againAfterMs: 1_000 })
    expect(await runOf(id)).toMatchObject({ status: 'waiting', pages: 1, code: 'test.later' })
    const { source, asked } = aSource(pages)
    expect(await runRosterSync(scope, id, source)).toEqual({})
    expect(asked).toEqual(['1'])
    expect(await runOf(id)).toMatchObject({ status: 'done', pages: 2, code: null })
    expect(await membersOf(scope, course)).toHaveLength(2)
  })

  test('for now, again and again, is given up', async () => {
    const id = await start()
    const { source } = aSource([[]], { failing: { at: 0, error: aProblem('test.later') } })
    for (let attempt = 1; attempt < 8; attempt++)
      expect(await runRosterSync(scope, id, source)).toEqual({ againAfterMs: 1_000 })
    expect(await runRosterSync(scope, id, source)).toEqual({})
    expect(await runOf(id)).toMatchObject({ status: 'failed', code: 'test.later', denied: false })
  })

  test('by a fault of our own is thrown for another try, which goes on', async () => {
    const id = await start()
    const pages = [[member('u-1')], [member('u-2')]]
    const broken = aSource(pages, { failing: { at: 1, error: new Error('connection lost') } })
    await expect(runRosterSync(scope, id, broken.source)).rejects.toThrow('connection lost')
    const { source, asked } = aSource(pages)
    await runRosterSync(scope, id, source)
    expect(asked).toEqual(['1'])
    expect(await runOf(id)).toMatchObject({ status: 'done' })
  })
})

describe('a worker', () => {
  test('that was given up on cannot report: another one has the reading, to its end', async () => {
    const id = await start()
    const pages = [[member('u-1')], [member('u-2')]]
    const second = aSource(pages)
    const first = aSource(pages, {
      beforePage: async (place) => {
        if (place === 1) await runRosterSync(scope, id, second.source)
      },
    })
    await runRosterSync(scope, id, first.source)
    expect(second.asked).toEqual(['1'])
    expect(await runOf(id)).toMatchObject({ status: 'done', pages: 2, members: 2 })
  })

  test('whose process ends puts the reading back with what it has', async () => {
    const id = await start()
    const ending = new AbortController()
    const { source } = aSource([[member('u-1')], [member('u-2')]], {
      beforePage: async (place) => {
        if (place === 1) ending.abort(new Error('shutdown'))
      },
    })
    await expect(runRosterSync(scope, id, source, { signal: ending.signal })).rejects.toThrow('shutdown')
    expect(await runOf(id)).toMatchObject({ status: 'waiting', pages: 1 })
  })

  test('does not ask the platform again when every page was kept before the last one died', async () => {
    const id = await start()
    await runRosterSync(scope, id, aSource([[member('u-1')]]).source)
    // As it stands when the process dies between the last page and the end.
    await db.ownerQuery(
      `update lectern.roster_run set status = 'running', finished_at = null where id = $1`,
      [id],
    )
    const { source, asked } = aSource([[member('u-1')]])
    await runRosterSync(scope, id, source)
    expect(asked).toEqual([])
    expect(await runOf(id)).toMatchObject({ status: 'done' })
  })

  test('stops at the next page after a cancellation, and the roster is as before', async () => {
    await read([[member('u-1')]])
    const id = await start()
    const { source } = aSource([[member('u-2')], [member('u-3')], [member('u-4')]], {
      beforePage: async (place) => {
        if (place === 1) await cancelRosterRun(scope, course.contextId)
      },
    })
    await runRosterSync(scope, id, source)
    expect(await runOf(id)).toMatchObject({ status: 'cancelled', pages: 1 })
    expect(await membersOf(scope, course)).toEqual(['student active'])
    expect(await stagedRows()).toBe(0)
    await expect(cancelRosterRun(scope, course.contextId)).rejects.toMatchObject({
      code: 'roster.not-running',
    })
  })

  test('waits while two other rosters of the installation are being read, the longer the more others wait', async () => {
    const { installationId } = course
    const others = await Promise.all(
      ['a', 'b'].map((externalId) => aCourse(db.database, scope, { installationId, externalId })),
    )
    const ids = await Promise.all(
      others.map(async ({ contextId }) => (await startRosterRun(scope, installationId, contextId)).run.id),
    )
    const mine = await start()
    const busy: unknown[] = []
    const ask = async () => busy.push(await runRosterSync(scope, mine, aSource([[]]).source))
    const nested = (id: string, inner: () => Promise<unknown>) =>
      runRosterSync(scope, id, aSource([[]], { beforePage: async () => void (await inner()) }).source)
    await nested(ids[0]!, () =>
      nested(ids[1]!, async () => {
        await ask()
        await db.ownerQuery(
          `insert into lectern.context (district_id, installation_id, external_id)
           select $1, $2, n from generate_series(1, 200) n`,
          [scope.districtId, installationId],
        )
        await db.ownerQuery(
          `insert into lectern.roster_run (district_id, context_id, installation_id, scope)
           select c.district_id, c.id, c.installation_id, 'everybody' from lectern.context c
           where c.district_id = $1 and c.external_id ~ '^[0-9]+$'`,
          [scope.districtId],
        )
        await ask()
      }),
    )
    expect(busy).toEqual([{ againAfterMs: 5_000 }, { againAfterMs: 12_000 }])
    expect(await runRosterSync(scope, mine, aSource([[]]).source)).toEqual({})
  })
})
