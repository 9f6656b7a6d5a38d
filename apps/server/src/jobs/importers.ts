import type { Readable } from 'node:stream'
import { findAppByReference, importCatalog } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { ImportKind, ImportObserver, ImportOutcome } from '@lectern/imports'
import { importResources } from '@lectern/nudges'
import { importUsage } from '@lectern/telemetry'

/** Who takes in which kind of file. */
export const importers = {
  catalog: importCatalog,
  usage: (scope, file, observer) => importUsage(scope, file, observer, { source: 'learnplatform' }),
  resources: (scope, file, observer) =>
    importResources(scope, file, observer, {
      findApp: async (own, reference) => (await findAppByReference(own, reference))?.id,
    }),
} as const satisfies Record<
  ImportKind,
  (scope: DistrictScope, file: Readable, observer: ImportObserver) => Promise<ImportOutcome>
>
