import { pipeline, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { DistrictScope } from '@lectern/database'
import { getImport } from './import-run.ts'

interface Rejection {
  line: number
  code: string
  reason: string
  fields: [header: string, value: string][]
}

const pageSize = 1_000

/**
 * The refused rows of an import as CSV: line, code and reason, then the row as it stood, so that it can be corrected
 * and imported again. A field that a spreadsheet would run as a formula is defused.
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
  let page = await rejectionsAfter(scope, importId, 0)
  const headers = page[0]?.fields.map(([header]) => header) ?? []
  yield ['line', 'code', 'reason', ...headers]
  while (page.length > 0) {
    for (const { line, code, reason, fields } of page)
      yield [String(line), code, reason, ...fields.map(([, value]) => value)]
    page = await rejectionsAfter(scope, importId, page.at(-1)!.line)
  }
}

const rejectionsAfter = (scope: DistrictScope, importId: string, line: number): Promise<Rejection[]> =>
  scope.query<Rejection>(
    `select j.line, j.code, j.reason, j.fields from lectern.import_rejection j
     where j.district_id = $1 and j.import_id = $2 and j.line > $3 order by j.line limit $4`,
    [scope.districtId, importId, line, pageSize],
  )
