import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { DistrictScope } from '@lectern/database'
import type { RejectedRow } from '@lectern/imports'
import { importCatalog, type CatalogImportOutcome } from './import-catalog.ts'

/** The 372 real products that the playground ships. */
export const realProducts = (): Readable =>
  createReadStream(
    new URL('../../../apps/playground/demo-data/learnplatform-covid19/products_info.csv', import.meta.url),
  )

export const csv = (...lines: string[]): Readable => Readable.from([Buffer.from(lines.join('\n'))])

export interface ObservedImport extends CatalogImportOutcome {
  rejections: RejectedRow[]
  notices: RejectedRow[]
}

export async function importing(
  scope: DistrictScope,
  file: Readable,
  signal: AbortSignal = new AbortController().signal,
): Promise<ObservedImport> {
  const rejections: RejectedRow[] = []
  const notices: RejectedRow[] = []
  const outcome = await importCatalog(
    scope,
    file,
    { progress() {}, rejected: (row) => void rejections.push(row), signal },
    { noticed: (row) => void notices.push(row) },
  )
  return { ...outcome, rejections, notices }
}
