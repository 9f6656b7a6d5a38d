import type { Readable } from 'node:stream'
import { findAppByReference, importCatalog } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { ImportKind, ImportObserver, ImportOutcome, ImportRun, ImportWork } from '@lectern/imports'
import type { InstallationId } from '@lectern/launch'
import { importResources } from '@lectern/nudges'
import { importUsage } from '@lectern/telemetry'
import { importSdsRosters, type Pseudonyms } from '@lectern/tenancy'

/** Who takes in which kind of file. */
export const importers = {
  catalog: importCatalog,
  usage: (scope, file, observer) => importUsage(scope, file, observer, { source: 'learnplatform' }),
  resources: (scope, file, observer) =>
    importResources(scope, file, observer, {
      findApp: async (own, reference) => (await findAppByReference(own, reference))?.id,
    }),
} as const satisfies Record<
  Exclude<ImportKind, 'rosters'>,
  (scope: DistrictScope, file: Readable, observer: ImportObserver) => Promise<ImportOutcome>
>

/** What is to be done for an import that was uploaded. */
export function importWork(
  scope: DistrictScope,
  { kind, installationId }: Pick<ImportRun, 'kind' | 'installationId'>,
  pseudonyms: Pseudonyms,
): ImportWork {
  if (kind !== 'rosters') return (file, observer) => importers[kind](scope, file, observer)
  // The table gives every import of this kind one of the district's own.
  const own = installationId as InstallationId
  return (_set, observer, files) =>
    importSdsRosters(scope, { installationId: own, files, pseudonyms }, observer)
}
