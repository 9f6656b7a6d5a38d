import type { Readable } from 'node:stream'
import type { DistrictScope } from '@lectern/database'
import { readCsv, type ImportObserver, type ImportOutcome } from '@lectern/imports'
import type { AppId } from '@lectern/launch'
import { readResource, resourceColumns, type ResourceEntry, type RowRefusal } from './resource-row.ts'
import { lockResources, putResources, type StoredEntry } from './store.ts'

export interface ResourceImportPorts {
  /** The catalog's app by our id or by `scheme:value`. */
  findApp(scope: DistrictScope, reference: string): Promise<AppId | undefined>
}

const batchSize = 500

/**
 * Takes a file of PD resources in, in one transaction: all of it or, when it fails or is cancelled, nothing. A
 * resource is recognised by its id, so the same file may come again; an empty field leaves what is known. One that is
 * missing in the file stays: only the column "retired" retires it, or brings it back.
 * @throws Problem `csv.…` for a file that cannot be read as resources
 */
export const importResources = (
  scope: DistrictScope,
  csv: Readable,
  observer: ImportObserver,
  ports: ResourceImportPorts,
): Promise<ImportOutcome> =>
  scope.transaction(async (inside) => {
    await lockResources(inside)
    const outcome: ImportOutcome = { total: 0, accepted: 0, unchanged: 0, rejected: 0 }
    const appOf = rememberedApps(inside, ports)
    const lines = new Map<string, number>()
    let batch: StoredEntry[] = []

    async function store(): Promise<void> {
      observer.signal.throwIfAborted()
      const changed = await putResources(inside, batch)
      outcome.accepted += changed
      outcome.unchanged += batch.length - changed
      batch = []
      await observer.progress({ ...outcome })
    }

    for await (const row of readCsv(csv, resourceColumns)) {
      outcome.total += 1
      const read = await placed(once(readResource(row), lines), appOf)
      if ('code' in read) {
        outcome.rejected += 1
        await observer.rejected({ line: row.line, ...read, row: row.raw() })
        continue
      }
      lines.set(read.externalId, row.line)
      if (batch.push(read) === batchSize) await store()
    }
    await store()
    return outcome
  })

/** A second row with the same id would silently overwrite the first. */
function once(
  read: ResourceEntry | RowRefusal,
  lines: ReadonlyMap<string, number>,
): ResourceEntry | RowRefusal {
  const line = 'code' in read ? undefined : lines.get(read.externalId)
  return line === undefined
    ? read
    : { code: 'resources.row-duplicate', reason: `The file has this id in line ${line} already.` }
}

async function placed(
  read: ResourceEntry | RowRefusal,
  appOf: (reference: string) => Promise<AppId | undefined>,
): Promise<StoredEntry | RowRefusal> {
  if ('code' in read) return read
  const { app, ...entry } = read
  if (app === null) return { ...entry, appId: null }
  const appId = await appOf(app)
  return appId
    ? { ...entry, appId }
    : {
        code: 'resources.app-unknown',
        reason:
          'The catalog has no app with this reference. Write its id in Lectern, or that of another register ' +
          'as in learnplatform:61517; leave the field empty for teaching in general.',
      }
}

/** Many resources are about few apps. */
function rememberedApps(
  scope: DistrictScope,
  ports: ResourceImportPorts,
): (reference: string) => Promise<AppId | undefined> {
  const known = new Map<string, AppId | undefined>()
  return async (reference) => {
    if (!known.has(reference)) known.set(reference, await ports.findApp(scope, reference))
    return known.get(reference)
  }
}
