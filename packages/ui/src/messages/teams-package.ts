import { catalog } from './catalog.ts'

/** What the package of the Teams app says of itself: in the store of the district, over its tab and in people's feeds. */
export const teamsPackageMessages = catalog({
  en: {
    short: 'The apps your district approved, and help with them',
    full: 'Find the apps that your district has approved, see for which grades and under which agreement, open them and add them to a class. Students open what their teachers added. Notices are few, and each leads to one thing.',
    'tab.catalog': 'Approved apps',
    'activity.seatNeverOpened': 'A seat that you have and never used',
    'activity.seatNeverOpened.text': 'You have a seat in {appName} that waits for you',
    'activity.seatNeverOpened.preview': 'A first look takes about five minutes',
  },
  es: {
    short: 'Las aplicaciones que aprobó su distrito, y ayuda con ellas',
    full: 'Encuentre las aplicaciones que su distrito ha aprobado, vea para qué grados y con qué acuerdo, ábralas y agréguelas a una clase. Los estudiantes abren lo que sus docentes agregaron. Los avisos son pocos, y cada uno lleva a una sola cosa.',
    'tab.catalog': 'Aplicaciones aprobadas',
    'activity.seatNeverOpened': 'Una licencia que tiene y nunca usó',
    'activity.seatNeverOpened.text': 'Tiene una licencia de {appName} que lo espera',
    'activity.seatNeverOpened.preview': 'Un primer vistazo toma unos cinco minutos',
  },
})
