import { Readable } from 'node:stream'
import type { DistrictScope } from '@lectern/database'
import type { ImportOutcome, RejectedRow } from '@lectern/imports'
import { importResources, type ResourceImportPorts } from './import-resources.ts'

export const header = 'id,title,url,kind,minutes,language,provider,description,app,grades,subjects,retired'

export interface ObservedImport extends ImportOutcome {
  rejections: RejectedRow[]
}

export async function importing(
  scope: DistrictScope,
  lines: string[],
  {
    findApp = () => Promise.resolve(undefined),
    signal = new AbortController().signal,
  }: Partial<ResourceImportPorts> & { signal?: AbortSignal } = {},
): Promise<ObservedImport> {
  const rejections: RejectedRow[] = []
  const outcome = await importResources(
    scope,
    Readable.from([Buffer.from(lines.join('\n'))]),
    { progress() {}, rejected: (row) => void rejections.push(row), signal },
    { findApp },
  )
  return { ...outcome, rejections }
}
