import { catalog, joinCatalogs } from './catalog.ts'
import { classroomRefusalMessages } from './refusals-classroom.ts'
import { teamsRefusalMessages } from './refusals-teams.ts'

const framePages = catalog({
  en: {
    'reopen.title': 'Open this page again from your course',
    'reopen.what': 'Each opening works once, and this one was already used or took too long.',
    'reopen.do': 'Go back to your course and open Lectern again.',
    'reopen.admin': 'If it happens every time, the reference below leads to the launch in the log.',

    'browser.title': 'Your browser kept us from finishing',
    'browser.what':
      'We could not prove that this browser asked for the page, because it blocks cookies inside other pages.',
    'browser.do': 'Open it in a window of its own: that works without those cookies.',
    'browser.admin':
      'The launch came back without the cookie or platform storage that was set when it began.',

    'clock.title': 'The time on this launch does not fit',
    'clock.what': 'Your learning platform sent a launch whose time has passed or has not come yet.',
    'clock.do': 'Open it again from your course. If that does not help, tell your administrator.',
    'clock.admin': 'Compare the clocks of the platform and of this server; a few minutes apart are too many.',

    'configuration.title': 'Lectern is not fully set up here',
    'configuration.what': 'Your learning platform and Lectern do not agree about who is calling.',
    'configuration.do': 'You did nothing wrong. Send the details below to your administrator.',
    'configuration.admin':
      'Compare issuer, client ID, key set address and placement with the values in the Lectern console.',

    'deploymentPending.title': 'Almost there: Lectern waits for approval',
    'deploymentPending.what':
      'Lectern was added in a new place, and the district has not approved it there yet.',
    'deploymentPending.do': 'Ask your administrator to approve it, then open it again.',
    'deploymentPending.admin':
      'Open the installation in the Lectern console and enter the approval code below.',

    'deploymentBlocked.title': 'Lectern is switched off here',
    'deploymentBlocked.what': 'The district has switched Lectern off for this course or school.',
    'deploymentBlocked.do': 'Ask your administrator if you think that is a mistake.',
    'deploymentBlocked.admin': 'This deployment is blocked in the Lectern console, under Installations.',

    'removed.title': 'Lectern was removed here',
    'removed.what':
      'The district has taken Lectern out of this platform. This link is left over from before.',
    'removed.do': 'Open what you need without Lectern, or ask your administrator where it is now.',
    'removed.admin':
      'The installation was removed in the Lectern console. Take Lectern out of the platform too, or install the platform again in the console.',

    'platformError.title': 'Your learning platform did not let you in',
    'platformError.what': 'It answered with an error of its own instead of saying who you are.',
    'platformError.do': 'Sign in to it again, then open Lectern from your course.',
    'platformError.admin': 'The platform’s own words are under Details.',

    'unavailable.title': 'Lectern is having trouble right now',
    'unavailable.what': 'Something failed on our side. Nothing you did caused it.',
    'unavailable.do': 'Wait a minute, then open it again from your course.',
    'unavailable.admin': 'The reference below leads to the error in the server’s log.',

    'unsupported.title': 'Lectern does not do this',
    'unsupported.what': 'Your learning platform asked for something that Lectern does not offer.',
    'unsupported.do': 'You did nothing wrong. Send the details below to your administrator.',
    'unsupported.admin':
      'Remove Lectern from this place in the platform; the code below and the console say what was asked for.',

    'generic.title': 'This page could not be opened',
    'generic.what': 'The launch from your learning platform was not accepted.',
    'generic.do': 'Open it again from your course. If that does not help, tell your administrator.',
    'generic.admin': 'The reference below leads to the launch in the log and in the Lectern console.',

    'registration.title': 'The platform could not be registered',
    'registration.what': 'Nothing was installed in Lectern.',
    'registration.do': 'Read the details below, then begin again in the platform with the same link.',
    'registration.admin':
      'Each link registers one platform and is good for a day. The console makes new ones.',

    'teachersOnly.title': 'This page is for the teachers of the class',
    'teachersOnly.what': 'In this class Google knows your account as a student.',
    'teachersOnly.do': 'Go back to Classroom. If you teach the class, try again with your teacher account.',
    'teachersOnly.admin': 'Google tells the role in each class; Lectern does not choose it.',

    'busy.title': 'Google is busy right now',
    'busy.what': 'Google answers fewer questions than there are at the moment.',
    'busy.do': 'Wait a minute, then try again.',
    'busy.admin': 'The quota of the Cloud project, or Google itself; the reference leads to the log.',

    again: 'Try again',

    registered: 'Lectern is installed',
    'registered.what': '{platform} has registered itself.',
    'registered.do':
      'Switch the tool on in the platform if it asks for that; then open it once as a teacher.',

    backToCourse: 'Back to your course',
    newWindow: 'Open in a new window',
    forAdmin: 'For your administrator',
    approvalCode: 'Approval code',
    reference: 'Reference code',
    platform: 'Platform',
    time: 'Time',
    details: 'Details',
  },
  es: {
    'reopen.title': 'Abra esta página otra vez desde su curso',
    'reopen.what': 'Cada apertura sirve una sola vez, y esta ya se usó o tardó demasiado.',
    'reopen.do': 'Vuelva a su curso y abra Lectern de nuevo.',
    'reopen.admin': 'Si ocurre siempre, el código de referencia lleva a esta apertura en el registro.',

    'browser.title': 'Su navegador no nos dejó terminar',
    'browser.what':
      'No pudimos comprobar que este navegador pidió la página, porque bloquea las cookies dentro de otras páginas.',
    'browser.do': 'Ábrala en su propia ventana: así funciona sin esas cookies.',
    'browser.admin':
      'La apertura volvió sin la cookie o el almacenamiento de la plataforma que se guardó al comenzar.',

    'clock.title': 'La hora de esta apertura no coincide',
    'clock.what': 'Su plataforma envió una apertura cuya hora ya pasó o aún no ha llegado.',
    'clock.do': 'Ábrala otra vez desde su curso. Si no ayuda, avise a su administrador.',
    'clock.admin':
      'Compare los relojes de la plataforma y de este servidor; unos pocos minutos de diferencia son demasiados.',

    'configuration.title': 'Lectern no está bien configurado aquí',
    'configuration.what': 'Su plataforma y Lectern no coinciden en quién está llamando.',
    'configuration.do': 'Usted no hizo nada mal. Envíe los datos de abajo a su administrador.',
    'configuration.admin':
      'Compare el emisor, el ID de cliente, la dirección de claves y la ubicación con los valores de la consola de Lectern.',

    'deploymentPending.title': 'Casi listo: Lectern espera la aprobación',
    'deploymentPending.what': 'Lectern se agregó en un lugar nuevo y el distrito aún no lo ha aprobado allí.',
    'deploymentPending.do': 'Pida a su administrador que lo apruebe y ábralo otra vez.',
    'deploymentPending.admin':
      'Abra la instalación en la consola de Lectern y escriba el código de aprobación de abajo.',

    'deploymentBlocked.title': 'Lectern está desactivado aquí',
    'deploymentBlocked.what': 'El distrito desactivó Lectern para este curso o esta escuela.',
    'deploymentBlocked.do': 'Pregunte a su administrador si cree que es un error.',
    'deploymentBlocked.admin':
      'Esta implementación está bloqueada en la consola de Lectern, en Instalaciones.',

    'removed.title': 'Lectern se quitó de aquí',
    'removed.what': 'El distrito quitó Lectern de esta plataforma. Este enlace quedó de antes.',
    'removed.do': 'Abra lo que necesita sin Lectern, o pregunte a su administrador dónde está ahora.',
    'removed.admin':
      'La instalación se quitó en la consola de Lectern. Quite Lectern también de la plataforma, o instale la plataforma de nuevo en la consola.',

    'platformError.title': 'Su plataforma no le dejó entrar',
    'platformError.what': 'Respondió con un error propio en lugar de decirnos quién es usted.',
    'platformError.do': 'Inicie sesión en ella de nuevo y abra Lectern desde su curso.',
    'platformError.admin': 'Las palabras de la plataforma están en Detalles.',

    'unavailable.title': 'Lectern tiene un problema en este momento',
    'unavailable.what': 'Algo falló de nuestro lado. No fue por nada que usted hizo.',
    'unavailable.do': 'Espere un minuto y ábralo otra vez desde su curso.',
    'unavailable.admin': 'El código de referencia lleva al error en el registro del servidor.',

    'unsupported.title': 'Lectern no hace esto',
    'unsupported.what': 'Su plataforma pidió algo que Lectern no ofrece.',
    'unsupported.do': 'Usted no hizo nada mal. Envíe los datos de abajo a su administrador.',
    'unsupported.admin':
      'Quite Lectern de este lugar en la plataforma; el código de abajo y la consola dicen qué se pidió.',

    'generic.title': 'No se pudo abrir esta página',
    'generic.what': 'No se aceptó la apertura desde su plataforma.',
    'generic.do': 'Ábrala otra vez desde su curso. Si no ayuda, avise a su administrador.',
    'generic.admin':
      'El código de referencia lleva a esta apertura en el registro y en la consola de Lectern.',

    'registration.title': 'No se pudo registrar la plataforma',
    'registration.what': 'No se instaló nada en Lectern.',
    'registration.do': 'Lea los detalles de abajo y comience de nuevo en la plataforma con el mismo enlace.',
    'registration.admin':
      'Cada enlace registra una sola plataforma y sirve durante un día. La consola crea enlaces nuevos.',

    'teachersOnly.title': 'Esta página es para los docentes de la clase',
    'teachersOnly.what': 'En esta clase Google conoce su cuenta como estudiante.',
    'teachersOnly.do':
      'Vuelva a Classroom. Si usted enseña en la clase, inténtelo de nuevo con su cuenta de docente.',
    'teachersOnly.admin': 'Google dice el papel en cada clase; Lectern no lo elige.',

    'busy.title': 'Google está ocupado en este momento',
    'busy.what': 'Google responde a menos preguntas de las que hay ahora.',
    'busy.do': 'Espere un minuto e inténtelo de nuevo.',
    'busy.admin': 'La cuota del proyecto de Cloud, o el propio Google; la referencia lleva al registro.',

    again: 'Intentar de nuevo',

    registered: 'Lectern está instalado',
    'registered.what': '{platform} se ha registrado.',
    'registered.do':
      'Active la herramienta en la plataforma si lo pide; después ábrala una vez como docente.',

    backToCourse: 'Volver a su curso',
    newWindow: 'Abrir en una ventana nueva',
    forAdmin: 'Para su administrador',
    approvalCode: 'Código de aprobación',
    reference: 'Código de referencia',
    platform: 'Plataforma',
    time: 'Hora',
    details: 'Detalles',
  },
})

/**
 * The pages that stand in the frame when a launch cannot become a page: what happened, what the person can do,
 * and a sentence for their administrator. The surfaces map problem codes to these pages.
 */
export const refusalMessages = joinCatalogs(
  joinCatalogs(framePages, classroomRefusalMessages),
  teamsRefusalMessages,
)

type RefusalKey = keyof (typeof refusalMessages)['en']
/** `reopen`, `browser`, …: every key that has a title. */
export type RefusalPageName = RefusalKey extends infer Key
  ? Key extends `${infer Name}.title`
    ? Name
    : never
  : never
