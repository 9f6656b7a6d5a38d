import { catalog } from './catalog.ts'

/** What Teams shows of a tab before it is removed. */
export const teamsRemovalMessages = catalog({
  en: {
    title: 'Remove this tab?',
    goes: 'It goes from this channel for everybody. Nothing is deleted: the app stays approved as it is.',
    stays: 'Links to it in assignments and messages go on to open it for the class.',
  },
  es: {
    title: '¿Quitar esta pestaña?',
    goes: 'Desaparece de este canal para todos. No se borra nada: la aplicación sigue aprobada como está.',
    stays: 'Los enlaces a ella en tareas y mensajes la siguen abriendo para la clase.',
  },
})
