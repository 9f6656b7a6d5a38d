import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { DistrictScope } from '@lectern/database'
import { deleteImportFile, storeImportFile } from './import-file.ts'
import {
  importRunColumns,
  importRunOf,
  type ImportKind,
  type ImportRun,
  type ImportRunRow,
} from './import-run.ts'

export interface NewImport {
  kind: Exclude<ImportKind, 'rosters'>
  /** For people; nothing is read from it. */
  fileName: string
  /** The upload: CSV, plain or gzipped, 100 MB at most. */
  file: Readable
}

/**
 * Takes the file in; the import then waits for `runImport`.
 * @throws Problem `import.file-too-large`
 */
export async function startImport(
  scope: DistrictScope,
  { kind, fileName, file }: NewImport,
): Promise<ImportRun> {
  const id = randomUUID()
  const chunks = await storeImportFile(scope, id, file)
  try {
    const [row] = await scope.query<ImportRunRow>(
      `insert into lectern.import_run as r (district_id, id, kind, file_name, file_chunks)
       values ($1, $2, $3, $4, $5)
       returning ${importRunColumns}`,
      [scope.districtId, id, kind, fileName.slice(0, 255), chunks],
    )
    return importRunOf(row!)
  } catch (error) {
    await deleteImportFile(scope, id)
    throw error
  }
}
