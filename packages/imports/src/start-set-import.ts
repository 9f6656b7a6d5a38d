import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { DistrictScope } from '@lectern/database'
import { deleteImportFile, storeImportParts } from './import-file.ts'
import { importRunColumns, importRunOf, type ImportRun, type ImportRunRow } from './import-run.ts'
import type { AnnouncedPart } from './set-parts.ts'

export interface NewSetImport {
  kind: 'rosters'
  installationId: string
  parts: readonly AnnouncedPart[]
  /** The bytes of all, one after the other; 100 MB at most. */
  source: Readable
}

/**
 * Takes in files that belong together; the import then waits for `runImport`.
 * @throws Problem `import.file-too-large`, `import.parts-differ`
 */
export async function startSetImport(
  scope: DistrictScope,
  { kind, installationId, parts, source }: NewSetImport,
): Promise<ImportRun> {
  const id = randomUUID()
  const stored = await storeImportParts(scope, id, source, parts)
  try {
    const [row] = await scope.query<ImportRunRow>(
      `insert into lectern.import_run as r (district_id, id, kind, file_name, file_chunks, installation_id, parts)
       values ($1, $2, $3, $4, $5, $6, $7)
       returning ${importRunColumns}`,
      [
        scope.districtId,
        id,
        kind,
        parts
          .map(({ name }) => name)
          .join(', ')
          .slice(0, 255),
        stored.reduce((sum, { chunks }) => sum + chunks, 0),
        installationId,
        JSON.stringify(stored),
      ],
    )
    return importRunOf(row!)
  } catch (error) {
    await deleteImportFile(scope, id)
    throw error
  }
}
