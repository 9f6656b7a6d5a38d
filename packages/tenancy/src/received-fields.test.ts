import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { listReceived, noteReceived, pruneReceived, type ReceivedField } from './received-fields.ts'
import { receivedRecorder } from './received-recorder.ts'
import { installed } from './testing.ts'

let db: TestDatabase
let scope: DistrictScope
beforeAll(async () => {
  db = await testDatabase()
  scope = await db.district()
})
afterAll(() => db.drop())

const field = (name: string, element: string | null = null): ReceivedField => ({
  kind: 'field',
  name,
  element,
})
const launchOf = (installationId: InstallationId) => ({ installationId, source: 'launch' as const })
const namesOf = async (id: InstallationId) => (await listReceived(scope, id)).map(({ name }) => name)
const age = (id: InstallationId, name: string, days: number) =>
  db.ownerQuery(
    `update lectern.received_field set first_seen_at = now() - make_interval(days => $3),
       last_seen_at = now() - make_interval(days => $3) where installation_id = $1 and name = $2`,
    [id, name, days],
  )

describe('what a platform sends', () => {
  test('is listed by kind and name, with what it is about and when it first and last came', async () => {
    const id = await installed(db.database, scope)
    await noteReceived(scope, launchOf(id), [field('sub', 'student-app-id'), field('roles')])
    await noteReceived(scope, { installationId: id, source: 'token' }, [
      { kind: 'scope', name: 'https://scope.example/score', element: null },
    ])
    const at = expect.stringMatching(/^\d{4}-/)
    expect(await listReceived(scope, id)).toEqual([
      { source: 'launch', ...field('roles'), firstSeenAt: at, lastSeenAt: at },
      { source: 'launch', ...field('sub', 'student-app-id'), firstSeenAt: at, lastSeenAt: at },
      {
        source: 'token',
        kind: 'scope',
        name: 'https://scope.example/score',
        element: null,
        firstSeenAt: at,
        lastSeenAt: at,
      },
    ])
  })

  test('keeps its first time and moves its last; once known to be about a person, it stays so', async () => {
    const id = await installed(db.database, scope)
    await noteReceived(scope, launchOf(id), [field('custom.contact', 'student-email')])
    await age(id, 'custom.contact', 3)
    await noteReceived(scope, launchOf(id), [field('custom.contact'), field('custom.contact')])
    const [contact] = await listReceived(scope, id)
    expect(contact).toMatchObject({ element: 'student-email' })
    expect(Date.parse(contact!.lastSeenAt) - Date.parse(contact!.firstSeenAt)).toBeGreaterThan(2 * 86_400_000)
  })

  test('is forgotten after four weeks without it', async () => {
    const id = await installed(db.database, scope)
    await noteReceived(scope, launchOf(id), [field('email', 'student-email'), field('sub')])
    await age(id, 'email', 29)
    expect(await namesOf(id)).toEqual(['sub'])
    await pruneReceived(scope)
    const kept = await db.ownerQuery('select name from lectern.received_field where installation_id = $1', [
      id,
    ])
    expect(kept).toEqual([{ name: 'sub' }])
  })

  test('is bounded, whoever invents names, and what is known goes on being seen', async () => {
    const id = await installed(db.database, scope)
    await noteReceived(
      scope,
      launchOf(id),
      Array.from({ length: 1000 }, (_, at) => field(`custom.${at}`)),
    )
    await age(id, 'custom.7', 3)
    await noteReceived(scope, launchOf(id), [field('custom.7'), field('custom.new')])
    const all = await listReceived(scope, id)
    expect(all).toHaveLength(1000)
    const known = all.find(({ name }) => name === 'custom.7')!
    expect(known.lastSeenAt > known.firstSeenAt).toBe(true)
  })

  test('is nothing to another district, which can note nothing of it either', async () => {
    const id = await installed(db.database, scope)
    await noteReceived(scope, launchOf(id), [field('sub')])
    const other = await db.district('Elsewhere')
    expect(await listReceived(other, id)).toEqual([])
    await expect(noteReceived(other, launchOf(id), [field('planted')])).rejects.toThrow(/foreign key/)
    expect(await namesOf(id)).toEqual(['sub'])
  })
})

describe('the recorder', () => {
  const recorderAt = (
    start: string,
    onError: (error: unknown) => void = (error) => expect.unreachable(String(error)),
  ) => {
    const clock = { now: new Date(start) }
    const recorder = receivedRecorder({ now: () => clock.now, onError })
    return { recorder, pass: (ms: number) => void (clock.now = new Date(clock.now.getTime() + ms)) }
  }

  /** Counts the statements that reach the database. */
  const counting = (inner: DistrictScope) => {
    const count = { statements: 0 }
    const query: DistrictScope['query'] = (...statement) => {
      count.statements += 1
      return inner.query(...statement)
    }
    return { count, counted: { ...inner, districtId: inner.districtId, query } }
  }

  test('writes what is news, and nothing for an hour of launches that bring the same', async () => {
    const id = await installed(db.database, scope)
    const { count, counted } = counting(scope)
    const { recorder, pass } = recorderAt('2026-11-02T10:00:00Z')
    const launch = (...names: string[]) =>
      recorder.note(counted, launchOf(id), () => names.map((name) => field(name)))
    launch('sub', 'roles')
    launch('sub', 'roles')
    pass(59 * 60_000)
    launch('sub', 'roles')
    expect(count.statements).toBe(1)
    launch('sub', 'email')
    expect(count.statements).toBe(2)
    pass(60_000)
    launch('sub', 'roles')
    expect(count.statements).toBe(3)
    await recorder.close()
    expect(await namesOf(id)).toEqual(['email', 'roles', 'sub'])
  })

  test('looks at twenty launches of an installation in a second, so that a storm costs nothing', async () => {
    const [busy, quiet] = [await installed(db.database, scope), await installed(db.database, scope)]
    const { recorder, pass } = recorderAt('2026-11-02T10:00:00Z')
    let looks = 0
    const launch = (id: InstallationId) =>
      recorder.note(scope, launchOf(id), () => {
        looks += 1
        return [field('sub')]
      })
    for (let count = 0; count < 500; count += 1) launch(busy)
    expect(looks).toBe(20)
    launch(quiet)
    expect(looks).toBe(21)
    pass(1000)
    launch(busy)
    expect(looks).toBe(22)
    await recorder.close()
  })

  test('a failure is told, breaks nothing, and the next launch tries again', async () => {
    const id = await installed(db.database, scope)
    const errors: unknown[] = []
    const { recorder } = recorderAt('2026-11-02T10:00:00Z', (error) => errors.push(error))
    const lost = { ...scope, query: () => Promise.reject(new Error('connection lost')) }
    recorder.note(lost, launchOf(id), () => [field('sub')])
    recorder.note(scope, launchOf(id), () => {
      throw new Error('unreadable')
    })
    await recorder.close()
    expect(errors).toMatchObject([{ message: 'unreadable' }, { message: 'connection lost' }])
    recorder.note(scope, launchOf(id), () => [field('sub')])
    await recorder.close()
    expect(await namesOf(id)).toEqual(['sub'])
  })
})
