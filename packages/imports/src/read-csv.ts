import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { Problem } from '@lectern/problem'
import { unzipped } from './unzipped.ts'

/** Our name of a column, and the headers it may have in a file; case, blanks and underscores do not matter. */
export type CsvColumns<Name extends string> = Readonly<Record<Name, readonly string[]>>

export interface CsvRow<Name extends string> {
  /** Where the row ends in the file, the header being line 1. */
  line: number
  /** Without blanks around them; '' where the row is short or the file lacks an optional column. */
  values: Record<Name, string>
  /** It has another number of fields than the header, so values may stand in the wrong columns. */
  misshapen: boolean
  /** As it stood, under the file's own headers: for a rejected-rows report. */
  raw: () => Record<string, string>
}

/** What csv-parse gives with `info`. */
interface ParsedRecord {
  record: string[]
  info: { lines: number }
}

/** In characters. A quotation mark that is never closed ends here, and not when memory does. */
const longestRecord = 50_000

/**
 * Reads comma-separated UTF-8, gzipped or not, row by row in constant memory; a byte order mark, CRLF, empty lines
 * and a changed order of columns are fine.
 * @throws Problem `csv.empty`, `csv.column-missing`, `csv.broken-quoting`, `csv.record-too-long`, `csv.not-text`,
 * `csv.not-utf8`, `csv.broken-gzip`, `csv.too-large`
 */
export async function* readCsv<Required extends string, Optional extends string = never>(
  source: Readable,
  columns: { required: CsvColumns<Required>; optional?: CsvColumns<Optional> },
): AsyncGenerator<CsvRow<Required | Optional>> {
  const parser = parse({
    info: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
  })
  pipeline(Readable.from(decoded(source)), parser, () => {}) // whichever fails, the loop below rejects with it
  let header: string[] | undefined
  let positions: [Required | Optional, number][] = []
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
      if (header) yield rowOf(header, positions, record, info.lines)
      else positions = locate((header = record), columns)
    }
  } catch (error) {
    throw asProblem(error)
  }
  if (!header) throw problem('csv.empty', 'The file is empty: its first line must name the columns.')
}

function rowOf<Name extends string>(
  header: string[],
  positions: [Name, number][],
  record: string[],
  line: number,
): CsvRow<Name> {
  return {
    line,
    values: Object.fromEntries(positions.map(([name, at]) => [name, record[at]?.trim() ?? ''])) as Record<
      Name,
      string
    >,
    misshapen: record.length !== header.length,
    raw: () => Object.fromEntries(header.map((name, at) => [name, record[at] ?? ''])),
  }
}

function locate<Required extends string, Optional extends string>(
  header: string[],
  { required, optional }: { required: CsvColumns<Required>; optional?: CsvColumns<Optional> },
): [Required | Optional, number][] {
  const present = header.map(comparable)
  const wanted = Object.entries<readonly string[]>({ ...optional, ...required })
  const positions = wanted.map(([name, spellings]): [string, number] => [
    name,
    present.findIndex((column) => spellings.some((spelling) => comparable(spelling) === column)),
  ])
  const missing = positions
    .filter(([name, at]) => at < 0 && name in required)
    .map(([name]) => name as Required)
  if (missing.length > 0) {
    const names = missing.map((name) => required[name][0]).join(', ')
    throw problem(
      'csv.column-missing',
      `The first line must name the columns of the file. Missing: ${names}.`,
      { missing },
    )
  }
  return positions as [Required | Optional, number][]
}

const comparable = (header: string): string =>
  header
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ')
    .trim()

async function* decoded(source: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const bytes of unzipped(source)) {
    // No text file holds it, and PostgreSQL's text cannot.
    if (bytes.includes(0))
      throw problem('csv.not-text', 'This is not a text file. Save the table as "CSV UTF-8".')
    yield decoder.decode(bytes, { stream: true })
  }
  yield decoder.decode()
}

function asProblem(error: unknown): unknown {
  if (error instanceof CsvError) {
    const line = Number(error.lines)
    return error.code === 'CSV_MAX_RECORD_SIZE'
      ? problem('csv.record-too-long', `The row up to line ${line} is too long. Is a quotation mark open?`, {
          line,
        })
      : problem('csv.broken-quoting', `The quotation marks up to line ${line} do not fit together.`, { line })
  }
  return (error as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
    ? problem('csv.not-utf8', 'The file is not UTF-8 text. Save the table as "CSV UTF-8".')
    : error
}

const problem = (code: string, message: string, details?: Record<string, unknown>): Problem =>
  new Problem({ kind: 'invalid', code, message, details })
