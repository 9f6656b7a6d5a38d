import { pipeline, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { DistrictScope } from '@lectern/database'
import { getImport } from './import-run.ts'

interface Rejection {
  file: string
  line: number
  code: string
  reason: string
  fields: [header: string, value: string][]
}

const pageSize = 1_000

/**
 * The refused rows of an import as CSV: line, code and reason, then the row as it stood, so that it can be corrected
 * and imported again. Of a set, every column that any of its files has. A field that a spreadsheet would run as a
 * formula is defused.
 * @throws Problem `import.unknown`
 */
export async function rejectionsCsv(scope: DistrictScope, importId: string): Promise<Readable> {
  await getImport(scope, importId)
  return pipeline(
    Readable.from(records(scope, importId)),
    stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' }),
    () => {}, // who reads the result sees the error
  )
}

async function* records(scope: DistrictScope, importId: string): AsyncGenerator<string[]> {
  const headers = await headersOf(scope, importId)
  let page = await rejectionsAfter(scope, importId, { file: '', line: 0 })
  yield ['line', 'code', 'reason', ...headers]
  while (page.length > 0) {
    for (const { line, code, reason, fields } of page) {
      const values = new Map(fields)
      yield [String(line), code, reason, ...headers.map((header) => values.get(header) ?? '')]
    }
    page = await rejectionsAfter(scope, importId, page.at(-1)!)
  }
}

async function headersOf(scope: DistrictScope, importId: string): Promise<string[]> {
  const rows = await scope.query<{ header: string }>(
    `select f.value->>0 as header
     from lectern.import_rejection j cross join jsonb_array_elements(j.fields) with ordinality f (value, place)
     where j.district_id = $1 and j.import_id = $2
     group by 1 order by min((j.file, f.place))`,
    [scope.districtId, importId],
  )
  return rows.map(({ header }) => header)
}

const rejectionsAfter = (
  scope: DistrictScope,
  importId: string,
  { file, line }: Pick<Rejection, 'file' | 'line'>,
): Promise<Rejection[]> =>
  scope.query<Rejection>(
    `select j.file, j.line, j.code, j.reason, j.fields from lectern.import_rejection j
     where j.district_id = $1 and j.import_id = $2 and (j.file, j.line) > ($3, $4) order by j.file, j.line limit $5`,
    [scope.districtId, importId, file, line, pageSize],
  )
