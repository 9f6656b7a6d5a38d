import { catalog } from './catalog.ts'
import { consoleCatalogEn } from './console-catalog-en.ts'
import { consoleCatalogEs } from './console-catalog-es.ts'
import { consoleEn } from './console-en.ts'
import { consoleEs } from './console-es.ts'
import { consoleGoogleEn } from './console-google-en.ts'
import { consoleGoogleEs } from './console-google-es.ts'
import { consoleRemovalMessages } from './console-removal.ts'
import { consoleInstallationsEn } from './console-installations-en.ts'
import { consoleInstallationsEs } from './console-installations-es.ts'
import { consoleServicesEn } from './console-services-en.ts'
import { consoleServicesEs } from './console-services-es.ts'
import { consoleTeamsEn } from './console-teams-en.ts'
import { consoleTeamsEs } from './console-teams-es.ts'

/** Everything the installation console says. */
export const consoleMessages = catalog({
  en: {
    ...consoleEn,
    ...consoleCatalogEn,
    ...consoleInstallationsEn,
    ...consoleServicesEn,
    ...consoleGoogleEn,
    ...consoleTeamsEn,
    ...consoleRemovalMessages.en,
  },
  es: {
    ...consoleEs,
    ...consoleCatalogEs,
    ...consoleInstallationsEs,
    ...consoleServicesEs,
    ...consoleGoogleEs,
    ...consoleTeamsEs,
    ...consoleRemovalMessages.es,
  },
})
