import { catalog } from './catalog.ts'

/** Choosing apps for a class, what becomes of the choice, and the links that stand there already. */
export const pickingMessages = catalog({
  en: {
    'pick.label': 'Your choice',
    'pick.add': 'Add to this class',
    'pick.add-named': 'Add to this class: {name}',
    'pick.added': 'Added – remove',
    'pick.added-named': 'Added – remove: {name}',
    'pick.adding': 'Adding…',
    'pick.adding-named': 'Adding… {name}',
    'pick.credit': 'Give credit for opening (1 point)',
    'pick.credit-named': 'Give credit for opening (1 point): {name}',
    'pick.one': 'What you choose is added at once.',
    'pick.count': '{count, plural, =0 {No app chosen yet} one {# app chosen} other {# apps chosen}}',
    'pick.full': '{most, number} is the most at once.',
    'pick.submit': 'Add {count, plural, one {# app} other {# apps}} to this class',
    'pick.count-items': '{count, plural, one {# item chosen} other {# items chosen}}',
    'pick.submit-items': 'Add {count, plural, one {# item} other {# items}} to this class',
    'pick.uncounted':
      'This place takes plain links only. Students go straight to what you add, and its use will not be counted.',
    'pick.cancel': 'Cancel',
    'pick.full-here': 'Classroom takes {most, number} from Lectern on one post.',
    'pick.not-added': 'Nothing was added.',
    'pick.some-added': 'Added: {names}. The rest was not added.',
    'pick.item-full':
      '{room, plural, =0 {This post holds as many from Lectern as Classroom takes. Add the others to another post.} one {There is room for one more on this post. Choose one, and add the others to another post.} other {There is room for # more on this post. Choose no more than that, and add the others to another post.}}',
    'pick.reopen': 'This window was open too long. Close it and open Lectern once more.',
    'pick.gone': 'The post or the class is not there any more, or you do not teach it.',
    'pick.closed': 'The class is archived, so nothing can be added to it.',
    'pick.not-allowed': 'The settings of your school do not allow it. Your administrator can change that.',
    'pick.not-approved':
      'Something you chose is not approved for students any more. Remove it and try again.',
    'pick.busy': 'Google did not answer in time. Try again in a minute; nothing is added twice.',
    'pick.again': 'Something went wrong. Please try again; nothing is added twice.',
    'pick.failed': 'Nothing was added: something went wrong. Please try again.',
    'pick.placed': 'Added to your class.',
    'pick.placed-tabs': 'Added to the channel. Students find it among its tabs.',
    'pick.assigned':
      'The assignment waits for you as a draft. Set its date and publish it when you are ready.',
    'pick.submit-tab': '{count, plural, one {Add as a tab} other {Add as # tabs}}',
    'pick.submit-assignment': 'Make an assignment',
    'pick.clear': 'Choose nothing',
    'pick.saves-one': 'The tab will open {name}. Keep it with the Save button of this window.',
    'pick.saves-all': 'Choose one app for the tab, or save as it is: then the tab shows all approved apps.',
    'pick.linked':
      'Your licence does not include add-ons, so the links wait for you in a draft assignment. Publish it when you are ready.',
    'pick.linked-open': 'Open the draft',
    'pick.close': 'Close',
    'pick.grant': 'To do this Lectern needs your permission once more.',
    'pick.grant-open': 'Continue',
    'grant.declined': 'The permission was not given. Try again when you are ready.',
    'grant.other-account':
      'Another account signed in there. Try again, and choose the account that Classroom shows at the top right.',
    'grant.blocked': 'Your browser kept the window from opening. Allow pop-ups for this page and try again.',
    'upgrade.known': 'This link leads to {app}',
    'upgrade.unknown': 'Lectern does not know what is at {host}',
    'upgrade.approved': 'Put the app in its place: students open it with one click, and its use counts.',
    'upgrade.not-approved':
      'Your district has not approved it, so it cannot be added. Here is why, and what to use instead.',
    'upgrade.look': 'Your district has not looked at it. These are the apps that it approved:',
    'links.label': 'Links in this class',
    'links.ask':
      'Lectern can look through the links in this class for apps that your district has not approved. Nothing of it is kept.',
    'links.check': 'Check links',
    'links.none':
      '{checked, plural, =0 {There are no links in the work of this class.} one {The one link in this class leads to nothing that is not approved.} other {None of the # links in this class leads to an app that is not approved.}}',
    'links.title':
      '{count, plural, one {A link in this class leads to an app that is not approved} other {# links in this class lead to apps that are not approved}}',
    'links.in': 'Linked in',
    'links.instead': 'Use instead: {names}',
    'pick.cancel-failed': 'Nothing was added, but your course did not come back. Please try again.',
  },
  es: {
    'pick.label': 'Su selección',
    'pick.add': 'Agregar a esta clase',
    'pick.add-named': 'Agregar a esta clase: {name}',
    'pick.added': 'Agregada – quitar',
    'pick.added-named': 'Agregada – quitar: {name}',
    'pick.adding': 'Agregando…',
    'pick.adding-named': 'Agregando… {name}',
    'pick.credit': 'Dar crédito por abrirla (1 punto)',
    'pick.credit-named': 'Dar crédito por abrirla (1 punto): {name}',
    'pick.one': 'Lo que elija se agrega de inmediato.',
    'pick.count':
      '{count, plural, =0 {Aún no ha elegido ninguna} one {# aplicación elegida} other {# aplicaciones elegidas}}',
    'pick.full': 'No se pueden agregar más de {most, number} a la vez.',
    'pick.submit': 'Agregar {count, plural, one {# aplicación} other {# aplicaciones}} a esta clase',
    'pick.count-items': '{count, plural, one {# elemento elegido} other {# elementos elegidos}}',
    'pick.submit-items': 'Agregar {count, plural, one {# elemento} other {# elementos}} a esta clase',
    'pick.uncounted':
      'Aquí solo caben enlaces simples. Los estudiantes irán directamente a lo que agregue, y su uso no se contará.',
    'pick.cancel': 'Cancelar',
    'pick.full-here': 'Classroom admite {most, number} de Lectern en una publicación.',
    'pick.not-added': 'No se agregó nada.',
    'pick.some-added': 'Se agregó: {names}. Lo demás no se agregó.',
    'pick.item-full':
      '{room, plural, =0 {Esta publicación ya tiene todo lo que Classroom admite de Lectern. Agregue lo demás a otra publicación.} one {En esta publicación cabe solo una cosa más. Elija una y agregue lo demás a otra publicación.} other {En esta publicación caben # más. No elija más que eso y agregue lo demás a otra publicación.}}',
    'pick.reopen': 'Esta ventana estuvo abierta demasiado tiempo. Ciérrela y abra Lectern otra vez.',
    'pick.gone': 'La publicación o la clase ya no está, o usted no enseña en ella.',
    'pick.closed': 'La clase está archivada y no se le puede agregar nada.',
    'pick.not-allowed': 'La configuración de su escuela no lo permite. Su administrador puede cambiarla.',
    'pick.not-approved':
      'Algo de lo que eligió ya no está aprobado para estudiantes. Quítelo e inténtelo de nuevo.',
    'pick.busy': 'Google no respondió a tiempo. Inténtelo de nuevo en un minuto; nada se agrega dos veces.',
    'pick.again': 'Algo salió mal. Inténtelo de nuevo; nada se agrega dos veces.',
    'pick.failed': 'No se agregó nada: algo salió mal. Inténtelo de nuevo.',
    'pick.placed': 'Agregado a su clase.',
    'pick.placed-tabs': 'Agregado al canal. Los estudiantes lo encuentran entre sus pestañas.',
    'pick.assigned': 'La tarea le espera como borrador. Póngale fecha y publíquela cuando quiera.',
    'pick.submit-tab': '{count, plural, one {Agregar como pestaña} other {Agregar como # pestañas}}',
    'pick.submit-assignment': 'Crear una tarea',
    'pick.clear': 'No elegir nada',
    'pick.saves-one': 'La pestaña abrirá {name}. Guárdela con el botón Guardar de esta ventana.',
    'pick.saves-all':
      'Elija una aplicación para la pestaña o guarde tal como está: entonces la pestaña muestra todas las aplicaciones aprobadas.',
    'pick.linked':
      'Su licencia no incluye complementos, así que los enlaces le esperan en un borrador de tarea. Publíquelo cuando quiera.',
    'pick.linked-open': 'Abrir el borrador',
    'pick.close': 'Cerrar',
    'pick.grant': 'Para hacer esto, Lectern necesita su permiso una vez más.',
    'pick.grant-open': 'Continuar',
    'grant.declined': 'No se dio el permiso. Inténtelo de nuevo cuando quiera.',
    'grant.other-account':
      'Allí inició sesión otra cuenta. Inténtelo de nuevo y elija la cuenta que Classroom muestra arriba a la derecha.',
    'grant.blocked':
      'Su navegador no dejó abrir la ventana. Permita las ventanas emergentes para esta página e inténtelo de nuevo.',
    'upgrade.known': 'Este enlace lleva a {app}',
    'upgrade.unknown': 'Lectern no sabe qué hay en {host}',
    'upgrade.approved':
      'Ponga la aplicación en su lugar: los estudiantes la abren con un clic, y su uso cuenta.',
    'upgrade.not-approved':
      'Su distrito no la ha aprobado, así que no se puede agregar. Aquí está el motivo y qué usar en su lugar.',
    'upgrade.look': 'Su distrito no la ha revisado. Estas son las aplicaciones que aprobó:',
    'links.label': 'Enlaces en esta clase',
    'links.ask':
      'Lectern puede revisar los enlaces de esta clase en busca de aplicaciones que su distrito no ha aprobado. No se guarda nada.',
    'links.check': 'Revisar enlaces',
    'links.none':
      '{checked, plural, =0 {No hay enlaces en los trabajos de esta clase.} one {El único enlace de esta clase no lleva a nada sin aprobar.} other {Ninguno de los # enlaces de esta clase lleva a una aplicación sin aprobar.}}',
    'links.title':
      '{count, plural, one {Un enlace de esta clase lleva a una aplicación sin aprobar} other {# enlaces de esta clase llevan a aplicaciones sin aprobar}}',
    'links.in': 'Enlazada en',
    'links.instead': 'Use en su lugar: {names}',
    'pick.cancel-failed': 'No se agregó nada, pero no se pudo volver a su curso. Inténtelo de nuevo.',
  },
})
