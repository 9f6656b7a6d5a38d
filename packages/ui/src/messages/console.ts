import { catalog } from './catalog.ts'

/** The installation console: one key per sentence, prefixed by its screen. */
export const consoleMessages = catalog({
  en: {
    'nav.overview': 'Overview',
    'nav.installations': 'Installations',
    'nav.catalog': 'Catalog',
    'nav.sign-out': 'Sign out',
  },
  es: {
    'nav.overview': 'Resumen',
    'nav.installations': 'Instalaciones',
    'nav.catalog': 'Catálogo',
    'nav.sign-out': 'Cerrar sesión',
  },
})
