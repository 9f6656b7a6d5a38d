import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import { Problem } from '@lectern/problem'
import {
  cancelImport,
  getImport,
  listImports,
  rejectionsCsv,
  runImport,
  startImport,
  tidyImports,
  type ImportOutcome,
  type ImportWork,
} from './index.ts'

let db: TestDatabase
let scope: DistrictScope
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => void (scope = await db.district()))

const start = (content: string | Buffer = 'name\na\nb\n', fileName = 'apps.csv') =>
  startImport(scope, { kind: 'catalog', fileName, file: inParts(Buffer.from(content)) })
/** As a socket delivers it. */
const inParts = (content: Buffer, size = 65_536) =>
  Readable.from(
    Array.from({ length: Math.ceil(content.length / size) }, (_, at) =>
      content.subarray(at * size, (at + 1) * size),
    ),
  )
const outcome = (counts: Partial<ImportOutcome> = {}): ImportOutcome => ({
  total: 2,
  accepted: 2,
  unchanged: 0,
  rejected: 0,
  ...counts,
})
const storedChunks = async () => (await scope.query('select from lectern.import_file')).length
const refusal = (line: number, row: Record<string, string> = { name: `row ${line}` }) => ({
  line,
  code: 'test.bad',
  reason: 'It is bad.',
  row,
})
/** Work that goes on until it is told to stop. */
const endless: ImportWork = async (_, { signal }) => {
  while (!signal.aborted) await pause(5)
  throw signal.reason
}

test('an import waits, gets its file, and ends with its counts; the file is then gone', async () => {
  const content = Buffer.alloc(3_000_000, 'a line\n')
  const waiting = await start(content)
  expect(waiting).toMatchObject({
    kind: 'catalog',
    fileName: 'apps.csv',
    status: 'waiting',
    totalRows: null,
    doneRows: 0,
    finishedAt: null,
  })
  expect(await storedChunks()).toBe(3)

  const done = await runImport(scope, waiting.id, async (file) => {
    expect((await text(file)) === content.toString()).toBe(true)
    return outcome({ total: 6, accepted: 3, unchanged: 2, rejected: 1 })
  })
  expect(done).toMatchObject({
    status: 'done',
    totalRows: 6,
    doneRows: 6,
    acceptedRows: 3,
    unchangedRows: 2,
    rejectedRows: 1,
    message: null,
  })
  expect(done.finishedAt).not.toBeNull()
  expect(await storedChunks()).toBe(0)
})

test('progress and refused rows are seen while the transaction of the work is open', async () => {
  const { id } = await start()
  await runImport(scope, id, (_, observer) =>
    scope.transaction(async () => {
      expect(await getImport(scope, id)).toMatchObject({ status: 'running', totalRows: 2 })
      await observer.progress(outcome({ accepted: 1, rejected: 1 }))
      await observer.rejected(refusal(2))
      await expect
        .poll(() => getImport(scope, id), { timeout: 5_000 })
        .toMatchObject({ doneRows: 2, rejectedRows: 1 })
      await expect.poll(async () => text(await rejectionsCsv(scope, id))).toContain('row 2')
      return outcome()
    }),
  )
})

test('keeps the first 10,000 refused rows and counts them all', async () => {
  const { id } = await start()
  const run = await runImport(scope, id, async (_, observer) => {
    for (let line = 2; line < 10_502; line++) await observer.rejected(refusal(line))
    return outcome({ total: 10_500, accepted: 0, rejected: 10_500 })
  })
  expect(run.rejectedRows).toBe(10_500)
  const lines = (await text(await rejectionsCsv(scope, id))).trimEnd().split('\r\n')
  expect(lines).toHaveLength(10_001)
  expect(lines.at(-1)).toBe('10001,test.bad,It is bad.,row 10001')
})

test('the refused rows come back in the columns of the file, and no field runs as a formula', async () => {
  const { id } = await start()
  await runImport(scope, id, async (_, observer) => {
    await observer.rejected(
      refusal(3, { zeta: '=HYPERLINK("http://evil.example")', alpha: 'a,"b"', beta: '+1' }),
    )
    await observer.rejected(refusal(2, { zeta: '@x', alpha: 'ü', beta: '' }))
    return outcome()
  })
  expect((await buffer(await rejectionsCsv(scope, id))).toString()).toBe(
    '\ufeffline,code,reason,zeta,alpha,beta\r\n' +
      "2,test.bad,It is bad.,'@x,ü,\r\n" +
      '3,test.bad,It is bad.,"\'=HYPERLINK(""http://evil.example"")","a,""b""",\'+1\r\n',
  )
})

test('a file that is refused fails the import with its reason', async () => {
  const { id } = await start()
  const run = await runImport(scope, id, () => {
    throw new Problem({ kind: 'invalid', code: 'csv.empty', message: 'The file is empty.' })
  })
  expect(run).toMatchObject({ status: 'failed', message: 'The file is empty.' })
  expect(await storedChunks()).toBe(0)
})

test('a defect fails the import without showing itself, and reaches the log', async () => {
  const { id } = await start()
  await expect(
    runImport(scope, id, () => Promise.reject(new Error('relation "x" does not exist'))),
  ).rejects.toThrow('relation')
  const run = await getImport(scope, id)
  expect(run.status).toBe('failed')
  expect(run.message).not.toContain('relation')
})

test('cancelling aborts the work promptly and undoes it', async () => {
  const { id } = await start()
  let begun = false
  const running = runImport(scope, id, (file, observer, parts) =>
    scope.transaction(async (inside) => {
      await inside.query(`update lectern.district set name = 'changed'`)
      begun = true
      return endless(file, observer, parts)
    }),
  )
  await expect.poll(() => begun).toBe(true)
  expect(await cancelImport(scope, id)).toMatchObject({ status: 'cancelled' })
  expect(await running).toMatchObject({ status: 'cancelled', message: null })
  expect(await scope.query('select d.name from lectern.district d')).toEqual([{ name: 'Fairview Schools' }])
  expect(await storedChunks()).toBe(0)
})

test('a cancellation in the middle of the file does not pass for its end', async () => {
  const { id } = await start(Buffer.alloc(3_000_000, 'a line\n'))
  let chunks = 0
  const run = await runImport(scope, id, async (file) => {
    for await (const chunk of file) {
      void chunk
      chunks += 1
      if (chunks === 1) await cancelImport(scope, id)
    }
    return outcome()
  })
  expect(run.status).toBe('cancelled')
})

test('a cancellation that comes after the work was stored does not deny it', async () => {
  const { id } = await start()
  const run = await runImport(scope, id, async () => {
    await cancelImport(scope, id)
    return outcome()
  })
  expect(run).toMatchObject({ status: 'done', acceptedRows: 2 })
})

test('cancelling what has ended changes nothing, and a cancelled import does not run', async () => {
  const finished = await start()
  await runImport(scope, finished.id, () => Promise.resolve(outcome()))
  expect(await cancelImport(scope, finished.id)).toMatchObject({ status: 'done' })
  const waiting = await start()
  await cancelImport(scope, waiting.id)
  const never: ImportWork = () => Promise.reject(new Error('it ran'))
  expect(await runImport(scope, waiting.id, never)).toMatchObject({ status: 'cancelled' })
})

test('a second delivery of a finished import does nothing', async () => {
  const { id } = await start()
  const first = await runImport(scope, id, () => Promise.resolve(outcome()))
  expect(await runImport(scope, id, () => Promise.reject(new Error('it ran again')))).toEqual(first)
})

test('when a worker is lost another does the import again, and the first can report no more', async () => {
  const { id } = await start()
  let silent = false
  const lost = runImport(scope, id, async (file, observer, parts) => {
    await observer.rejected(refusal(2))
    silent = true
    return endless(file, observer, parts)
  })
  await expect.poll(() => silent).toBe(true)
  const run = await runImport(scope, id, async (_, observer) => {
    await observer.rejected(refusal(3))
    return outcome({ rejected: 1, accepted: 1 })
  })
  expect(run).toMatchObject({ status: 'done', rejectedRows: 1 })
  expect(await lost).toEqual(run)
  expect(await text(await rejectionsCsv(scope, id))).not.toContain('row 2')
})

test('an import goes back to waiting when its process ends, and can be run again', async () => {
  const { id } = await start()
  const ending = new AbortController()
  const running = runImport(scope, id, endless, { signal: ending.signal })
  ending.abort(new Error('shutdown'))
  await expect(running).rejects.toThrow('shutdown')
  expect(await getImport(scope, id)).toMatchObject({ status: 'waiting' })
  expect(
    await runImport(scope, id, async (file) => outcome({ total: (await text(file)).length })),
  ).toMatchObject({ status: 'done', totalRows: 9 })
})

test('an import whose worker was killed is marked as interrupted; one that still reports is not', async () => {
  const killed = await start()
  const alive = await start()
  await scope.query(
    `update lectern.import_run set status = 'running', last_sign_at = now() - interval '1 hour' where id = $1`,
    [killed.id],
  )
  await scope.query(`update lectern.import_run set status = 'running' where id = $1`, [alive.id])
  expect(await tidyImports(scope)).toEqual({ interrupted: 1 })
  expect(await getImport(scope, killed.id)).toMatchObject({
    status: 'failed',
    message: expect.stringContaining('interrupted'),
  })
  expect(await getImport(scope, alive.id)).toMatchObject({ status: 'running' })
  expect(await storedChunks()).toBe(1)
})

test('an upload that breaks off or is too large leaves nothing', async () => {
  const breaking = Readable.from(
    (function* () {
      yield Buffer.alloc(2_000_000)
      throw new Error('connection lost')
    })(),
  )
  await expect(startImport(scope, { kind: 'usage', fileName: 'x', file: breaking })).rejects.toThrow(
    'connection lost',
  )
  const large = Readable.from(
    (function* () {
      for (let megabyte = 0; megabyte <= 100; megabyte++) yield Buffer.alloc(1024 ** 2)
    })(),
  )
  await expect(startImport(scope, { kind: 'usage', fileName: 'x', file: large })).rejects.toMatchObject({
    kind: 'too-large',
    code: 'import.file-too-large',
  })
  expect([await listImports(scope), await storedChunks()]).toEqual([[], 0])
}, 30_000)

test('lists the newest first, and to another district an import does not exist', async () => {
  const older = await start('', 'older.csv')
  const newer = await start('', 'newer.csv')
  expect((await listImports(scope)).map(({ fileName }) => fileName)).toEqual(['newer.csv', 'older.csv'])
  const stranger = await db.district('Stranger')
  const never: ImportWork = () => Promise.reject(new Error('it ran'))
  for (const attempt of [getImport, cancelImport, rejectionsCsv])
    await expect(attempt(stranger, newer.id)).rejects.toMatchObject({
      kind: 'not-found',
      code: 'import.unknown',
    })
  await expect(runImport(stranger, newer.id, never)).rejects.toMatchObject({ code: 'import.unknown' })
  expect(await listImports(stranger)).toEqual([])
  expect(await getImport(scope, older.id)).toEqual(older)
})
