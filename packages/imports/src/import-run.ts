import type { DistrictScope } from '@lectern/database'
import { Problem } from '@lectern/problem'

export type ImportKind = 'catalog' | 'usage' | 'resources' | 'rosters'
export type ImportStatus = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'

/** An import as its page shows it. Instants are ISO 8601. */
export interface ImportRun {
  id: string
  kind: ImportKind
  /** Whose class lists they are; null for what is the district's. */
  installationId: string | null
  fileName: string
  status: ImportStatus
  startedAt: string
  finishedAt: string | null
  /** null until the file has been counted. */
  totalRows: number | null
  doneRows: number
  acceptedRows: number
  unchangedRows: number
  rejectedRows: number
  /** Why it failed. */
  message: string | null
}

/** @throws Problem `import.unknown` (not-found) */
export async function getImport(scope: DistrictScope, importId: string): Promise<ImportRun> {
  const [row] = await scope.query<ImportRunRow>(
    `select ${importRunColumns} from lectern.import_run r where r.district_id = $1 and r.id = $2`,
    [scope.districtId, importId],
  )
  if (!row)
    throw new Problem({ kind: 'not-found', code: 'import.unknown', message: 'There is no such import.' })
  return importRunOf(row)
}

/** Newest first. */
export async function listImports(scope: DistrictScope, limit = 50): Promise<ImportRun[]> {
  const rows = await scope.query<ImportRunRow>(
    `select ${importRunColumns} from lectern.import_run r where r.district_id = $1
     order by r.started_at desc, r.id limit $2`,
    [scope.districtId, limit],
  )
  return rows.map(importRunOf)
}

/**
 * Ends an import that waits or runs, and leaves one that has ended as it is. The worker notices within a second and
 * undoes its work; if that was already stored, the run is done after all.
 */
export async function cancelImport(scope: DistrictScope, importId: string): Promise<ImportRun> {
  await scope.query(
    `with cancelled as (
       update lectern.import_run r set status = 'cancelled', finished_at = now()
       where r.district_id = $1 and r.id = $2 and r.status in ('waiting', 'running')
       returning r.district_id, r.id)
     delete from lectern.import_file f using cancelled c where f.district_id = c.district_id and f.import_id = c.id`,
    [scope.districtId, importId],
  )
  return getImport(scope, importId)
}

/** For an installation that was removed: its imports end, and their files and what was said of single rows go. */
export async function cancelImportsOf(scope: DistrictScope, installationId: string): Promise<void> {
  const key = [scope.districtId, installationId]
  await scope.query(
    `update lectern.import_run r set status = 'cancelled', finished_at = now()
     where r.district_id = $1 and r.installation_id = $2 and r.status in ('waiting', 'running')`,
    key,
  )
  for (const table of ['import_file', 'import_rejection'])
    await scope.query(
      `delete from lectern.${table} t using lectern.import_run r
       where t.district_id = $1 and r.district_id = $1 and r.installation_id = $2 and r.id = t.import_id`,
      key,
    )
}

export const importRunColumns = `r.id, r.kind, r.installation_id, r.file_name, r.status, r.started_at, r.finished_at, r.total_rows,
  r.accepted_rows, r.unchanged_rows, r.rejected_rows, r.message`

export interface ImportRunRow {
  id: string
  kind: ImportKind
  installation_id: string | null
  file_name: string
  status: ImportStatus
  started_at: Date
  finished_at: Date | null
  total_rows: number | null
  accepted_rows: number
  unchanged_rows: number
  rejected_rows: number
  message: string | null
}

export const importRunOf = (row: ImportRunRow): ImportRun => ({
  id: row.id,
  kind: row.kind,
  installationId: row.installation_id,
  fileName: row.file_name,
  status: row.status,
  startedAt: row.started_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
  totalRows: row.total_rows,
  doneRows: row.accepted_rows + row.unchanged_rows + row.rejected_rows,
  acceptedRows: row.accepted_rows,
  unchangedRows: row.unchanged_rows,
  rejectedRows: row.rejected_rows,
  message: row.message,
})
