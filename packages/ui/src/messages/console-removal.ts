import { catalog } from './catalog.ts'

/** Removing an installation, of whichever host. */
export const consoleRemovalMessages = catalog({
  en: {
    'removal.title': 'Remove this installation',
    'removal.note':
      'For a platform that the district no longer uses, or that was added by mistake. Nobody reaches Lectern through it afterwards.',
    'removal.remove': 'Remove this installation…',
    'removal.dialog': 'Remove {name}?',
    'removal.ends':
      'From now on no launch, sign-in or notice goes through it. Links that teachers placed lead to a page that says it was removed.',
    'removal.deleted':
      'Its class lists, its secrets and what people granted are deleted. This cannot be undone.',
    'removal.stays': 'Figures of past use stay, and the platform can be added again as a new installation.',
    'removal.then.lti': 'Then take Lectern out of the platform too.',
    'removal.then.google-classroom':
      'Then uninstall the add-on in the Google Admin console, under Apps > Google Workspace Marketplace apps. Lectern gives back to Google what people granted.',
    'removal.then.teams':
      'Then remove the app in the Teams admin center and its enterprise application in Entra: only there does the tenant take its permissions back.',
    'removal.type': 'Type the name to confirm: {name}',
    'removal.differs': 'That is not its name yet. Upper and lower case count.',
    'removal.confirm': 'Remove it for good',
    'removed.title': 'Removed',
    'removed.note': 'Nothing goes through these any more. Their past use is still counted.',
    'removed.at': 'Removed',
  },
  es: {
    'removal.title': 'Quitar esta instalación',
    'removal.note':
      'Para una plataforma que el distrito ya no usa o que se agregó por error. Después nadie llega a Lectern a través de ella.',
    'removal.remove': 'Quitar esta instalación…',
    'removal.dialog': '¿Quitar {name}?',
    'removal.ends':
      'Desde ahora no pasa por ella ninguna apertura, ningún inicio de sesión ni aviso. Los enlaces que los docentes colocaron llevan a una página que dice que se quitó.',
    'removal.deleted':
      'Se borran sus listas de clase, sus secretos y lo que las personas concedieron. No se puede deshacer.',
    'removal.stays':
      'Las cifras del uso anterior se conservan, y la plataforma se puede agregar otra vez como una instalación nueva.',
    'removal.then.lti': 'Después, quite Lectern también de la plataforma.',
    'removal.then.google-classroom':
      'Después, desinstale el complemento en la consola de administración de Google, en Aplicaciones > Aplicaciones de Google Workspace Marketplace. Lectern devuelve a Google lo que las personas concedieron.',
    'removal.then.teams':
      'Después, quite la aplicación en el centro de administración de Teams y su aplicación empresarial en Entra: solo allí el inquilino retira sus permisos.',
    'removal.type': 'Escriba el nombre para confirmar: {name}',
    'removal.differs': 'Ese todavía no es su nombre. Las mayúsculas y minúsculas cuentan.',
    'removal.confirm': 'Quitarla definitivamente',
    'removed.title': 'Quitadas',
    'removed.note': 'Por estas ya no pasa nada. Su uso anterior se sigue contando.',
    'removed.at': 'Se quitó',
  },
})
