import { catalog } from './catalog.ts'

/** Pages inside the hosts that few ever see: a person's data. `who` is `self` or `other`. */
export const askedMessages = catalog({
  en: {
    'privacy.title': 'What Lectern holds about {who, select, self {you} other {this person}}',
    'privacy.named':
      'You asked about {name}. The name comes from your learning platform; Lectern keeps none.',
    'privacy.intro':
      'No name, e-mail address or grade is among it: Lectern knows people by codes that only it can make.',
    'privacy.nothing':
      'Nothing. {who, select, self {You are} other {This person is}} not known to Lectern, or was forgotten.',
    'privacy.not-held': 'Nothing is held about: {things}.',

    'privacy.known': 'How {who, select, self {you are} other {they are}} known',
    'privacy.known.subject': 'A code made from the user ID there',
    'privacy.known.number': 'A code made from the user ID there, and one from the district’s own number',
    'privacy.known.seen':
      '{role, select, student {As a student} teacher {As a teacher} admin {As an administrator} other {In several roles}}; first seen {first}, last seen {last}',
    'privacy.courses': 'Courses',
    'privacy.courses.detail':
      '{installation}; {launches, plural, one {opened once} other {opened # times}}, last on {day}',
    'privacy.courses.untitled': 'A course without a title',
    'privacy.rosters': 'Class lists',
    'privacy.rosters.detail': '{installation}; last named on {day}',
    'privacy.submissions': 'Student work',
    'privacy.submissions.detail':
      '{installation}; {count, plural, one {one piece of work} other {# pieces of work}}, last opened on {day}',
    'privacy.use': 'Use',
    'privacy.use.lectern': 'Lectern itself',
    'privacy.use.detail':
      '{count, plural, =0 {Used} one {Opened once} other {Opened # times}}, {same, select, true {on {first}} other {from {first} to {last}}}{minutes, plural, =0 {} one {; in use for # minute at most} other {; in use for # minutes at most}}',
    'privacy.app-gone': 'An app that left the catalog',
    'privacy.seats': 'Seats',
    'privacy.seats.detail': 'Since {day}',
    'privacy.placements': 'Added to courses',
    'privacy.placements.detail': 'To {course}, on {day}',
    'privacy.placements.somewhere': 'On {day}',
    'privacy.credits': 'Credit for opened apps',
    'privacy.credits.waiting':
      'Not opened yet on {day}; until the next day the user ID there is kept, sealed',
    'privacy.credits.due': 'Opened on {day}; the user ID there is kept, sealed, until the gradebook knows',
    'privacy.credits.reported': 'Told the gradebook on {day}',
    'privacy.credits.refused': 'Opened on {day}; not taken by the gradebook',
    'privacy.nudges': 'Suggestions',
    'privacy.nudges.acted': 'Made on {day}; opened from there',
    'privacy.nudges.not-now': 'Made on {day}; answered “Not now”',
    'privacy.nudges.not-for-me': 'Made on {day}; answered “Not for me”',
    'privacy.nudges.shown': 'Made on {day}; shown, not answered',
    'privacy.nudges.told': 'Made on {day}; announced by a notice, not opened from there',
    'privacy.nudges.made': 'Made on {day}; not shown',

    'privacy.export': 'Download as a file',
    'privacy.export.failed': 'The file could not be made. Please try again.',
    'privacy.forget': 'Forget {who, select, self {me} other {this person}}…',
    'privacy.forget.title': 'Forget for good?',
    'privacy.forget.goes':
      'All that this page shows is removed: the codes, the link to courses, every opening and its minutes, seats, credit and suggestions. It cannot be undone.',
    'privacy.forget.stays':
      'What stays names nobody: how often and how long an app was used, by how many people, and the apps that were added to courses.',
    'privacy.forget.again':
      '{who, select, self {If you open Lectern again, you are} other {If they open Lectern again, they are}} somebody new to it. What the district imports again comes back.',
    'privacy.forget.yes': 'Yes, forget',
    'privacy.forget.no': 'Keep',
    'privacy.forget.failed': 'Nothing was removed: something went wrong. Please try again.',
    'privacy.forgotten': 'Forgotten',
    'privacy.forgotten.text':
      'Lectern holds nothing about {who, select, self {you} other {this person}} any more. You can close this page.',
    'review.title': 'Use of {app}',
    'review.openings': 'Openings',
    'review.opened':
      '{count, plural, one {Opened once, on {first}.} other {Opened # times, first on {first}, last on {last}.}}',
    'review.latest': 'The latest {shown, number} of {count, number}.',
    'review.never': '{who, select, self {You have} other {This learner has}} not opened it here yet.',
    'review.minutes':
      '{minutes, plural, =0 {How long it was in use was not measured.} one {In use for # minute at most, all openings together.} other {In use for # minutes at most, all openings together.}}',
    'review.limits':
      'Counted is what was opened through Lectern in the last 13 months. Time runs from opening the app until the page with its link is in front again, for an hour at most. What was done in that time is not known, so real work on the app may be less.',
    'review.score': 'Gradebook',
    'review.score.asking': 'Asking your learning platform…',
    'review.score.given': '{given} of {maximum}',
    'review.score.none': 'No score was reported yet.',
    'review.score.failed': 'Your learning platform did not tell the score.',
    'review.app-gone': 'The app that this work was about is not in the catalog any more.',
    'review.work': 'This work in Classroom',
    'review.work.new': 'Not turned in yet.',
    'review.work.created': 'Not turned in yet.',
    'review.work.turned-in': 'Turned in.',
    'review.work.returned': 'Returned to the student.',
    'review.work.reclaimed': 'Turned in, then taken back by the student.',
    'review.work.unknown': 'Classroom did not say whether it is turned in.',
    'review.points.given': 'Points: {given} of {maximum}.',
    'review.points.none': 'No points yet, of {maximum}.',
    'review.points.label': 'Points, 0 to {maximum}',
    'review.points.give': 'Give points',
    'review.points.shown':
      'Given. Classroom shows it as a draft grade within half a minute, unless another attachment gives this assignment its grade.',
    'review.points.wrong': 'Enter a number from 0 to {maximum}.',
    'review.points.failed': 'The points were not given.',
    'review.points.not-teaching': 'Google says that you do not teach this class any more.',
    'review.points.gone': 'The student has left the class, or the work is not there any more.',
    'review.points.closed': 'The class is archived, so nothing in it can be changed.',
    'review.points.ended':
      'Lectern may not act for you at Google any more. Open this work once more and sign in.',
    'review.points.not-allowed':
      'Google was not allowed to take them from Lectern. Open this page again and leave everything ticked when Google asks.',
    'review.points.busy': 'Google did not answer in time. Try again in a minute; nothing is counted twice.',
    'review.credit.reported': 'Lectern gave the point for opening the app.',
    'review.credit.due':
      'The student opened the app. The point for that is on its way; Classroom shows it within half a minute.',
    'review.credit.waited':
      'The student opened the app. The point for that waited for a teacher to come here and is on its way now; Classroom shows it within half a minute.',
    'review.credit.graded':
      'The student opened the app. There were points already, so Lectern changed nothing.',
    'review.credit.returned':
      'The student opened the app after the work was returned, so Lectern changed nothing.',
    'review.credit.refused': 'The student opened the app. Lectern could not give the point for that: {words}',
    'review.credit.not-given': 'The student opened the app. Lectern could not give the point for that.',
    'review.unknown': 'Nothing to review here',
    'review.unknown.text':
      'Your learning platform did not say which app this is about, and no app that was added through Lectern has this grade column.',

    'privacy.grants': 'Access granted with a Google account',
    'privacy.grants.detail': 'Since {day}: {scopes}',
    'privacy.grants.ended': 'Ended on {day}; it was: {scopes}',
    'privacy.notices': 'Notices in a feed',
    'privacy.notices.detail': 'The user ID there is kept, sealed, to send suggestions; last seen on {day}',
    'privacy.terms': 'Terms of use',
    'privacy.terms.detail': 'Accepted on {day}',

    'terms.title': 'Terms of use of {district}',
    'terms.version': 'Version {version}',
    'terms.accepted-before': 'You accepted this version on {day}. Accept it once more to tell this platform.',
    'terms.accept': 'I accept',
    'terms.later': 'Not now',
    'terms.failed': 'Your answer could not be passed on. Please try again.',
    'terms.accepted': 'Thank you',
    'terms.not-now': 'Nothing was accepted',
    'terms.close': 'You can close this page.',
    'terms.none': 'There is nothing to accept',
    'terms.none.text':
      '{district} has not published terms of use, so nothing is asked of you and nothing is reported. If your learning platform keeps asking, tell your administrator.',
    'terms.back': 'Go back',

    'asked.reference': 'Reference code {reference}',
  },
  es: {
    'privacy.title': 'Lo que Lectern guarda sobre {who, select, self {usted} other {esta persona}}',
    'privacy.named': 'Preguntó por {name}. El nombre viene de su plataforma; Lectern no guarda ninguno.',
    'privacy.intro':
      'No hay nombres, correos ni calificaciones: Lectern conoce a las personas por códigos que solo él puede formar.',
    'privacy.nothing':
      'Nada. Lectern no {who, select, self {le conoce a usted} other {conoce a esta persona}}, o ya se olvidó.',
    'privacy.not-held': 'No se guarda nada sobre: {things}.',

    'privacy.known': 'Cómo se {who, select, self {le conoce a usted} other {le conoce}}',
    'privacy.known.subject': 'Un código formado con el ID de usuario de allí',
    'privacy.known.number':
      'Un código formado con el ID de usuario de allí y otro con el número propio del distrito',
    'privacy.known.seen':
      '{role, select, student {Como estudiante} teacher {Como docente} admin {Como administrador} other {En varios papeles}}; por primera vez el {first}, por última el {last}',
    'privacy.courses': 'Cursos',
    'privacy.courses.detail':
      '{installation}; {launches, plural, one {abierto una vez} other {abierto # veces}}, la última el {day}',
    'privacy.courses.untitled': 'Un curso sin título',
    'privacy.rosters': 'Listas de clase',
    'privacy.rosters.detail': '{installation}; por última vez el {day}',
    'privacy.submissions': 'Trabajos de clase',
    'privacy.submissions.detail':
      '{installation}; {count, plural, one {un trabajo} other {# trabajos}}, la última vez el {day}',
    'privacy.use': 'Uso',
    'privacy.use.lectern': 'El propio Lectern',
    'privacy.use.detail':
      '{count, plural, =0 {Se usó} one {Se abrió una vez} other {Se abrió # veces}}, {same, select, true {el {first}} other {del {first} al {last}}}{minutes, plural, =0 {} one {; en uso # minuto como máximo} other {; en uso # minutos como máximo}}',
    'privacy.app-gone': 'Una aplicación que ya no está en el catálogo',
    'privacy.seats': 'Licencias',
    'privacy.seats.detail': 'Desde el {day}',
    'privacy.placements': 'Agregadas a cursos',
    'privacy.placements.detail': 'A {course}, el {day}',
    'privacy.placements.somewhere': 'El {day}',
    'privacy.credits': 'Crédito por aplicaciones abiertas',
    'privacy.credits.waiting':
      'Sin abrir todavía el {day}; hasta el día siguiente se guarda, sellado, el identificador de usuario de allí',
    'privacy.credits.due':
      'Abierta el {day}; el identificador de usuario de allí se guarda, sellado, hasta que lo sepa el libro de calificaciones',
    'privacy.credits.reported': 'Comunicado al libro de calificaciones el {day}',
    'privacy.credits.refused': 'Abierta el {day}; el libro de calificaciones no lo aceptó',
    'privacy.nudges': 'Sugerencias',
    'privacy.nudges.acted': 'Hecha el {day}; abierta desde allí',
    'privacy.nudges.not-now': 'Hecha el {day}; respuesta «Ahora no»',
    'privacy.nudges.not-for-me': 'Hecha el {day}; respuesta «No es para mí»',
    'privacy.nudges.shown': 'Hecha el {day}; mostrada, sin respuesta',
    'privacy.nudges.told': 'Hecha el {day}; anunciada con un aviso, no se abrió desde allí',
    'privacy.nudges.made': 'Hecha el {day}; no se mostró',

    'privacy.export': 'Descargar como archivo',
    'privacy.export.failed': 'No se pudo hacer el archivo. Inténtelo de nuevo.',
    'privacy.forget': 'Olvidar {who, select, self {mis datos} other {a esta persona}}…',
    'privacy.forget.title': '¿Olvidar para siempre?',
    'privacy.forget.goes':
      'Se borra todo lo que muestra esta página: los códigos, el vínculo con los cursos, cada apertura y sus minutos, las licencias, los créditos y las sugerencias. No se puede deshacer.',
    'privacy.forget.stays':
      'Lo que queda no nombra a nadie: cuántas veces, cuánto tiempo y por cuántas personas se usó una aplicación, y las aplicaciones agregadas a cursos.',
    'privacy.forget.again':
      'Si {who, select, self {usted} other {esa persona}} vuelve a abrir Lectern, será alguien nuevo. Lo que el distrito importe otra vez volverá.',
    'privacy.forget.yes': 'Sí, olvidar',
    'privacy.forget.no': 'Conservar',
    'privacy.forget.failed': 'No se borró nada: algo salió mal. Inténtelo de nuevo.',
    'privacy.forgotten': 'Olvidado',
    'privacy.forgotten.text':
      'Lectern ya no guarda nada sobre {who, select, self {usted} other {esta persona}}. Puede cerrar esta página.',
    'review.title': 'Uso de {app}',
    'review.openings': 'Aperturas',
    'review.opened':
      '{count, plural, one {Se abrió una vez, el {first}.} other {Se abrió # veces, la primera el {first}, la última el {last}.}}',
    'review.latest': 'Las últimas {shown, number} de {count, number}.',
    'review.never':
      '{who, select, self {Aún no la ha abierto} other {Este estudiante aún no la ha abierto}} aquí.',
    'review.minutes':
      '{minutes, plural, =0 {No se midió cuánto tiempo estuvo en uso.} one {En uso # minuto como máximo, sumadas todas las aperturas.} other {En uso # minutos como máximo, sumadas todas las aperturas.}}',
    'review.limits':
      'Se cuenta lo que se abrió a través de Lectern en los últimos 13 meses. El tiempo corre desde que se abre la aplicación hasta que se vuelve a la página con su enlace, una hora como máximo. No se sabe qué se hizo en ese tiempo: el trabajo real en la aplicación puede ser menos.',
    'review.score': 'Libro de calificaciones',
    'review.score.asking': 'Preguntando a su plataforma…',
    'review.score.given': '{given} de {maximum}',
    'review.score.none': 'Aún no se ha informado ninguna calificación.',
    'review.score.failed': 'Su plataforma no dijo la calificación.',
    'review.app-gone': 'La aplicación de este trabajo ya no está en el catálogo.',
    'review.work': 'Este trabajo en Classroom',
    'review.work.new': 'Aún no se ha entregado.',
    'review.work.created': 'Aún no se ha entregado.',
    'review.work.turned-in': 'Entregado.',
    'review.work.returned': 'Devuelto al estudiante.',
    'review.work.reclaimed': 'Entregado y retirado después por el estudiante.',
    'review.work.unknown': 'Classroom no dijo si se ha entregado.',
    'review.points.given': 'Puntos: {given} de {maximum}.',
    'review.points.none': 'Aún sin puntos, de {maximum}.',
    'review.points.label': 'Puntos, de 0 a {maximum}',
    'review.points.give': 'Dar los puntos',
    'review.points.shown':
      'Hecho. Classroom lo muestra como calificación provisional en medio minuto, salvo que otro archivo adjunto dé la calificación de esta tarea.',
    'review.points.wrong': 'Escriba un número de 0 a {maximum}.',
    'review.points.failed': 'No se dieron los puntos.',
    'review.points.not-teaching': 'Google dice que usted ya no enseña en esta clase.',
    'review.points.gone': 'El estudiante dejó la clase, o el trabajo ya no está.',
    'review.points.closed': 'La clase está archivada y no se puede cambiar nada en ella.',
    'review.points.ended':
      'Lectern ya no puede actuar por usted en Google. Abra este trabajo otra vez e inicie sesión.',
    'review.points.not-allowed':
      'Google no tenía permiso para recibirlos de Lectern. Abra esta página otra vez y deje todo marcado cuando Google pregunte.',
    'review.points.busy':
      'Google no respondió a tiempo. Inténtelo de nuevo en un minuto; nada se cuenta dos veces.',
    'review.credit.reported': 'Lectern dio el punto por abrir la aplicación.',
    'review.credit.due':
      'El estudiante abrió la aplicación. El punto está en camino; Classroom lo muestra en medio minuto.',
    'review.credit.waited':
      'El estudiante abrió la aplicación. El punto esperaba a que un docente viniera aquí y ya está en camino; Classroom lo muestra en medio minuto.',
    'review.credit.graded':
      'El estudiante abrió la aplicación. Ya había puntos, así que Lectern no cambió nada.',
    'review.credit.returned':
      'El estudiante abrió la aplicación después de la devolución, así que Lectern no cambió nada.',
    'review.credit.refused': 'El estudiante abrió la aplicación. Lectern no pudo dar el punto: {words}',
    'review.credit.not-given': 'El estudiante abrió la aplicación. Lectern no pudo dar el punto.',
    'review.unknown': 'No hay nada que revisar aquí',
    'review.unknown.text':
      'Su plataforma no dijo de qué aplicación se trata, y ninguna aplicación agregada con Lectern tiene esta columna.',

    'privacy.grants': 'Acceso concedido con una cuenta de Google',
    'privacy.grants.detail': 'Desde el {day}: {scopes}',
    'privacy.grants.ended': 'Terminó el {day}; era: {scopes}',
    'privacy.notices': 'Avisos en un canal de actividad',
    'privacy.notices.detail':
      'Se guarda el ID de usuario de allí, sellado, para enviar sugerencias; visto por última vez el {day}',
    'privacy.terms': 'Condiciones de uso',
    'privacy.terms.detail': 'Aceptadas el {day}',

    'terms.title': 'Condiciones de uso de {district}',
    'terms.version': 'Versión {version}',
    'terms.accepted-before':
      'Aceptó esta versión el {day}. Acéptela otra vez para decírselo a esta plataforma.',
    'terms.accept': 'Acepto',
    'terms.later': 'Ahora no',
    'terms.failed': 'No se pudo transmitir su respuesta. Inténtelo de nuevo.',
    'terms.accepted': 'Gracias',
    'terms.not-now': 'No se aceptó nada',
    'terms.close': 'Puede cerrar esta página.',
    'terms.none': 'No hay nada que aceptar',
    'terms.none.text':
      '{district} no ha publicado condiciones de uso, así que no se le pide nada ni se informa nada. Si su plataforma sigue preguntando, avise a su administrador.',
    'terms.back': 'Volver',

    'asked.reference': 'Código de referencia {reference}',
  },
})
