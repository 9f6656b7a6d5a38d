import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readCsv } from './read-csv.ts'

const columns = { required: { name: ['Product Name', 'name'], id: ['LP ID'] }, optional: { note: ['note'] } }

const read = async (content: string | Buffer, chunk = 7) => {
  const bytes = Buffer.from(content)
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, at) =>
    bytes.subarray(at * chunk, (at + 1) * chunk),
  )
  const rows = []
  for await (const { line, values, misshapen, raw } of readCsv(Readable.from(chunks), columns))
    rows.push({ line, ...values, misshapen, raw: raw() })
  return rows
}
const values = async (content: string | Buffer, chunk?: number) =>
  (await read(content, chunk)).map(({ line, name, id }) => [line, name, id])

test('reads quoted fields over several lines, whatever the line ends, byte order mark, empty lines and chunks', async () => {
  const text = '\ufeff"lp_id",NAME\r\n1,"¡Avancemos!"\r\n\r\n2," a ""b"",\nc"\r\n3,x'
  const expected = [
    [2, '¡Avancemos!', '1'],
    [5, 'a "b",\nc', '2'],
    [6, 'x', '3'],
  ]
  for (const chunk of [1, 2, 3, 1000]) expect(await values(text, chunk)).toEqual(expected)
  expect(await values(text.replaceAll('\r\n', '\n'))).toEqual(expected)
})

test('reads gzip by its content', async () => {
  expect(await values(gzipSync('LP ID,name\n1,a\n'), 1)).toEqual([[2, 'a', '1']])
})

test('a row with another number of fields is marked, and keeps what it said', async () => {
  expect(await read('lp id,name,owner\n1\n1,a,o,extra\n')).toEqual([
    { line: 2, id: '1', name: '', note: '', misshapen: true, raw: { 'lp id': '1', name: '', owner: '' } },
    { line: 3, id: '1', name: 'a', note: '', misshapen: true, raw: { 'lp id': '1', name: 'a', owner: 'o' } },
  ])
})

test.each([
  ['an empty file', '', { code: 'csv.empty' }],
  [
    'a file without a needed column',
    'name,note\na,b\n',
    { code: 'csv.column-missing', details: { missing: ['id'] } },
  ],
  [
    'a quotation mark inside a field',
    'lp id,name\n1,a"b\n',
    { code: 'csv.broken-quoting', details: { line: 2 } },
  ],
  ['a quotation mark that is never closed', 'lp id,name\n1,"a\n2,b\n', { code: 'csv.broken-quoting' }],
  ['a record without an end', `lp id,name\n1,"${'a'.repeat(300_000)}`, { code: 'csv.record-too-long' }],
  ['text that is not UTF-8', Buffer.from('lp id,name\n1,\xa1ol\xe9\n', 'latin1'), { code: 'csv.not-utf8' }],
  ['a damaged gzip', gzipSync('lp id,name\n1,a\n').subarray(0, -9), { code: 'csv.broken-gzip' }],
])('refuses %s', async (_, content, expected) => {
  await expect(read(content, 1000)).rejects.toMatchObject({ kind: 'invalid', ...expected })
})

test('a source that fails in the middle fails the reading, and a reader that stops closes the source', async () => {
  const breaking = Readable.from(
    (async function* () {
      yield Buffer.from('lp id,name\n1,a\n')
      throw new Error('connection lost')
    })(),
  )
  await expect(async () => {
    for await (const row of readCsv(breaking, columns)) void row
  }).rejects.toThrow('connection lost')

  const endless = Readable.from(
    (function* () {
      yield Buffer.from('lp id,name\n')
      for (;;) yield Buffer.from('1,a\n')
    })(),
  )
  for await (const row of readCsv(endless, columns)) if (row.line > 10) break
  await expect.poll(() => endless.destroyed).toBe(true)
})
