import type { Readable } from 'node:stream'
import type { DistrictScope } from '@lectern/database'
import { openImportFile } from './import-file.ts'
import type { StoredPart } from './set-parts.ts'

/** A file of a set, which may be read more than once. */
export interface ImportPart {
  name: string
  open: () => Readable
}

/** The files of an import's set; none where it has a single file. */
export async function importParts(scope: DistrictScope, importId: string): Promise<ImportPart[]> {
  const [row] = await scope.query<{ parts: StoredPart[] | null }>(
    'select r.parts from lectern.import_run r where r.district_id = $1 and r.id = $2',
    [scope.districtId, importId],
  )
  return (row?.parts ?? []).map((part) => ({
    name: part.name,
    open: () => openImportFile(scope, importId, part),
  }))
}
