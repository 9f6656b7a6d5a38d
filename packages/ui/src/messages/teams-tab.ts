import { catalog } from './catalog.ts'

/** A tab of Microsoft Teams before its page is there, and the windows that it opens. */
export const teamsTabMessages = catalog({
  en: {
    loading: 'Loading approved apps…',
    unreachable: 'Lectern cannot be reached. Check your connection, then try again.',
    again: 'Try again',
    noScript: 'This page needs JavaScript, as Teams itself does.',
    blocked: 'No window opened. Allow pop-ups for Teams, then try again.',
    waiting: 'Waiting for the window of Microsoft…',
    declined: 'Nothing was allowed, so nothing has changed. Try again when you are ready.',
    'window.done': 'You can close this window',
    'window.done.do': 'Go on in Teams. The window closes by itself where it can.',
  },
  es: {
    loading: 'Cargando las aplicaciones aprobadas…',
    unreachable: 'No se puede llegar a Lectern. Revise su conexión e inténtelo de nuevo.',
    again: 'Intentar de nuevo',
    noScript: 'Esta página necesita JavaScript, igual que Teams.',
    blocked: 'No se abrió ninguna ventana. Permita las ventanas emergentes de Teams e inténtelo de nuevo.',
    waiting: 'Esperando la ventana de Microsoft…',
    declined: 'No se permitió nada, así que nada ha cambiado. Inténtelo de nuevo cuando quiera.',
    'window.done': 'Puede cerrar esta ventana',
    'window.done.do': 'Siga en Teams. La ventana se cierra sola donde puede.',
  },
})
