import { catalog } from './catalog.ts'
import { consoleEn } from './console-en.ts'
import { consoleEs } from './console-es.ts'
import { consoleGoogleEn } from './console-google-en.ts'
import { consoleGoogleEs } from './console-google-es.ts'
import { consoleRemovalMessages } from './console-removal.ts'
import { consoleTeamsEn } from './console-teams-en.ts'
import { consoleTeamsEs } from './console-teams-es.ts'

/** Everything the installation console says. */
export const consoleMessages = catalog({
  en: { ...consoleEn, ...consoleGoogleEn, ...consoleTeamsEn, ...consoleRemovalMessages.en },
  es: { ...consoleEs, ...consoleGoogleEs, ...consoleTeamsEs, ...consoleRemovalMessages.es },
})
