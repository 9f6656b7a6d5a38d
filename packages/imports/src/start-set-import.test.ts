import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import { getImport, rejectionsCsv, runImport, startSetImport, tidyImports } from './index.ts'

let db: TestDatabase
let scope: DistrictScope
let installationId: string
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => {
  scope = await db.district()
  const [row] = await scope.query<{ id: string }>(
    `insert into lectern.installation as i (district_id, surface, name) values ($1, 'teams', 'Teams') returning i.id`,
    [scope.districtId],
  )
  installationId = row!.id
})

/** As a socket delivers it: pieces that know nothing of where a file ends. */
const inPieces = (content: string, size: number) =>
  Readable.from(
    Array.from({ length: Math.ceil(content.length / size) }, (_, at) =>
      Buffer.from(content.slice(at * size, (at + 1) * size)),
    ),
  )
const start = (files: Record<string, string>, { size = 3, sent = Object.values(files).join('') } = {}) =>
  startSetImport(scope, {
    kind: 'rosters',
    installationId,
    parts: Object.entries(files).map(([name, content]) => ({ name, bytes: content.length })),
    source: inPieces(sent, size),
  })
const kept = async () => (await scope.query('select from lectern.import_file')).length
const counts = { total: 3, accepted: 3, unchanged: 0, rejected: 0 }

test.each([1, 3, 4, 1_000_000])(
  'each file of a set is read as it was sent, in pieces of %d',
  async (size) => {
    const files = { 'orgs.csv': 'id\n1\n', 'empty.csv': '', 'users.csv': 'id,name\n1,a\n2,b\n' }
    const { id, fileName, installationId: of } = await start(files, { size })
    expect([fileName, of]).toEqual(['orgs.csv, empty.csv, users.csv', installationId])
    const read: Record<string, string> = {}
    const done = await runImport(scope, id, async (_file, _observer, parts) => {
      expect(await getImport(scope, id)).toMatchObject({ totalRows: 3 })
      for (const { name, open } of [...parts, ...parts]) read[name] = await text(open())
      return counts
    })
    expect(done).toMatchObject({ status: 'done', kind: 'rosters' })
    expect(read).toEqual(files)
    expect(await kept()).toBe(0)
  },
)

test('a file larger than a chunk is kept apart from the next', async () => {
  const files = { 'a.csv': 'a'.repeat(2_500_000), 'b.csv': 'b'.repeat(1_200_000) }
  const { id } = await start(files, { size: 65_536 })
  await runImport(scope, id, async (_file, _observer, parts) => {
    for (const { name, open } of parts)
      expect((await text(open())) === files[name as 'a.csv' | 'b.csv']).toBe(true)
    return counts
  })
})

test.each([
  ['less than was announced', 'id\n'],
  ['more than was announced', 'id\n1\nid\n2\n!'],
])('a set of which %s arrives is refused, and nothing of it is kept', async (_what, sent) => {
  const files = { 'orgs.csv': 'id\n1\n', 'users.csv': 'id\n2\n' }
  await expect(start(files, { sent })).rejects.toMatchObject({ code: 'import.parts-differ' })
  expect(await kept()).toBe(0)
})

test('a set that is announced as too large is refused before it is read', async () => {
  const source = inPieces('never read', 3)
  const parts = [60, 60].map((megabytes, at) => ({ name: `${at}.csv`, bytes: megabytes * 1024 ** 2 }))
  await expect(
    startSetImport(scope, { kind: 'rosters', installationId, parts, source }),
  ).rejects.toMatchObject({ code: 'import.file-too-large' })
  expect(source.readableDidRead).toBe(false)
})

test('the report tells the refused rows of each file, in the columns of all', async () => {
  const { id } = await start({ 'users.csv': 'id\n', 'classes.csv': 'id\n' })
  const refusal = (file: string, line: number, row: object) => ({
    file,
    line,
    code: 'test.bad',
    reason: 'Bad.',
    row: { file, ...row },
  })
  await runImport(scope, id, async (_file, observer) => {
    await observer.rejected(refusal('users.csv', 2, { id: 'u' }))
    await observer.rejected(refusal('users.csv', 3, { id: 'v' }))
    await observer.rejected(refusal('classes.csv', 2, { school: 's', id: 'c' }))
    return counts
  })
  const lines = (await text(await rejectionsCsv(scope, id))).trim().split('\r\n')
  expect(lines.map((line) => line.replace('\ufeff', ''))).toEqual([
    'line,code,reason,file,school,id',
    '2,test.bad,Bad.,classes.csv,s,c',
    '2,test.bad,Bad.,users.csv,,u',
    '3,test.bad,Bad.,users.csv,,v',
  ])
})

test('rows that name people are kept for a month', async () => {
  const { id } = await start({ 'users.csv': 'id\n' })
  await runImport(scope, id, async (_file, observer) => {
    await observer.rejected({
      file: 'users.csv',
      line: 2,
      code: 'test.bad',
      reason: 'Bad.',
      row: { id: '4711' },
    })
    return counts
  })
  const rejections = async () => (await scope.query('select from lectern.import_rejection')).length
  await tidyImports(scope)
  expect(await rejections()).toBe(1)
  await scope.query(`update lectern.import_run r set started_at = now() - interval '31 days'`)
  await tidyImports(scope)
  expect(await rejections()).toBe(0)
})

test('another district’s installation takes no set', async () => {
  scope = await db.district('Elsewhere')
  await expect(start({ 'users.csv': 'id\n' })).rejects.toThrow()
  expect(await kept()).toBe(0)
})
