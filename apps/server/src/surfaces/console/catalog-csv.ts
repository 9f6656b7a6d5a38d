import { pipeline, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { AppSearch, CatalogRow } from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import type { ConsoleSurface } from './console-surface.ts'

const pageSize = 100

const columns = {
  name: 'Name',
  vendor: 'Vendor',
  url: 'URL',
  functions: 'Functions',
  approval: 'Approval',
  privacy: 'Privacy',
  verdict: 'Verdict',
  reason: 'Reason',
  decisionDue: 'Decision due',
  updatedAt: 'Updated',
} satisfies Partial<Record<keyof CatalogRow, string>>

/** The whole result of a search, page by page; what a spreadsheet would run as a formula is defused. */
export function catalogCsv(
  surface: Pick<ConsoleSurface, 'searchCatalog'>,
  scope: DistrictScope,
  search: Omit<AppSearch, 'limit' | 'offset'>,
): Readable {
  return pipeline(
    Readable.from(rows(surface, scope, search)),
    stringify({ header: true, columns, bom: true, escape_formulas: true, record_delimiter: 'windows' }),
    () => {}, // who reads the result sees the error
  )
}

async function* rows(
  { searchCatalog }: Pick<ConsoleSurface, 'searchCatalog'>,
  scope: DistrictScope,
  search: Omit<AppSearch, 'limit' | 'offset'>,
): AsyncGenerator<Record<string, unknown>> {
  for (let offset = 0; ; offset += pageSize) {
    const { apps } = await searchCatalog(scope, { ...search, limit: pageSize, offset })
    for (const app of apps) yield { ...app, functions: app.functions.join(' ') }
    if (apps.length < pageSize) return
  }
}
