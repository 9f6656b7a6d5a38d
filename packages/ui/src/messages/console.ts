import { catalog } from './catalog.ts'
import { consoleEn } from './console-en.ts'
import { consoleEs } from './console-es.ts'

/** Everything the installation console says. */
export const consoleMessages = catalog({ en: consoleEn, es: consoleEs })
