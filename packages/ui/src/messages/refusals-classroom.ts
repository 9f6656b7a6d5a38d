import { catalog } from './catalog.ts'

/** Why a page of Google Classroom's could not be shown. */
export const classroomRefusalMessages = catalog({
  en: {
    'sessionEnded.title': 'This page has been open a while',
    'sessionEnded.what': 'For your students’ safety it stops answering after some time.',
    'sessionEnded.do': 'Open it again from your course.',
    'sessionEnded.admin': 'Nothing to do: sessions end by themselves.',

    'notYours.title': 'This page is about somebody else',
    'notYours.what': 'Only that person, and those who answer for them, may see it.',
    'notYours.do': 'Go back to your course. If you should see it, ask your administrator.',
    'notYours.admin':
      'What is held about a person opens for administrators and for that person; a piece of work for the teachers of its course and for the learner.',

    'wrongAccount.title': 'You are signed in with another account',
    'wrongAccount.what':
      'Classroom is open with one Google account, and you signed in to Lectern with another.',
    'wrongAccount.do':
      'Try again and choose the account at the top right of Classroom. With several accounts in one browser, an incognito window with just that one helps.',
    'wrongAccount.admin': 'Google does not support several accounts in one browser for Classroom add-ons.',

    'privateAccount.title': 'This is not a school account',
    'privateAccount.what': 'You signed in with a private Google account, and Lectern belongs to your school.',
    'privateAccount.do': 'Try again with the account that your school gave you.',
    'privateAccount.admin': 'The account belongs to no Google Workspace domain.',

    'unknownDomain.title': 'Your school’s domain is not set up in Lectern',
    'unknownDomain.what': 'Your Google account is of a domain that no district here has entered.',
    'unknownDomain.do': 'You did nothing wrong. Send the details below to your administrator.',
    'unknownDomain.admin':
      'Add the domain to the Google Classroom installation in the Lectern console. Each secondary domain has to be added too.',

    'grantRefused.title': 'Google was not allowed to tell us enough',
    'grantRefused.what':
      'The sign-in was cancelled, or a permission was left unticked, so the class cannot be opened.',
    'grantRefused.do': 'Try again, and leave everything ticked on Google’s page.',
    'grantRefused.admin':
      'When you install the add-on for the domain you can grant its permissions for everyone; then nobody is asked.',

    'minor.title': 'Your school has not opened Lectern for students yet',
    'minor.what': 'Google asks schools to allow each app for people under 18, and that has not happened.',
    'minor.do': 'Tell your teacher. You did nothing wrong.',
    'minor.admin':
      'In the Google Admin console, under Security > API controls > App access control, configure the OAuth client of Lectern (trusted or limited) for the organizational units of students.',

    'appBlocked.title': 'Your school’s Google settings block Lectern',
    'appBlocked.what': 'Google did not let you sign in to Lectern with this account.',
    'appBlocked.do': 'You did nothing wrong. Send the details below to your administrator.',
    'appBlocked.admin':
      'In the Google Admin console, under Security > API controls > App access control, allow the OAuth client of Lectern; under Apps > Google Workspace Marketplace apps, see for whom it is on.',

    'classroomOff.title': 'Google Classroom is switched off for your account',
    'classroomOff.what': 'Google says that this account may not use Classroom.',
    'classroomOff.do': 'Send the details below to your administrator.',
    'classroomOff.admin':
      'In the Google Admin console, under Apps > Google Workspace > Classroom, turn the service on for the organizational unit.',

    'classroomApiOff.title': 'Apps may not use Google Classroom here',
    'classroomApiOff.what':
      'Your school lets no app see classes in Classroom, so Lectern cannot open this one.',
    'classroomApiOff.do': 'You did nothing wrong. Send the details below to your administrator.',
    'classroomApiOff.admin':
      'In the Google Admin console, under Apps > Google Workspace > Classroom > Data access, let users authorize apps to access their Classroom data.',

    'itemGone.title': 'This item is not in Classroom any more',
    'itemGone.what': 'It was deleted, or your account has left the class.',
    'itemGone.do': 'Go back to the class and look again.',
    'itemGone.admin': 'Google answered that there is no such item for this account.',

    'workGone.title': 'This student’s work is not in Classroom any more',
    'workGone.what': 'The student has left the class, or the assignment is not theirs any more.',
    'workGone.do': 'Go back to the class and choose another student.',
    'workGone.admin': 'Google answered that this attachment has no such work.',

    'frameExpired.title': 'This page has been open too long',
    'frameExpired.what': 'Google gives each opening a short time, and it is over.',
    'frameExpired.do': 'Close it and open Lectern from Classroom again.',
    'frameExpired.admin': 'Nothing to do: these tokens of Google end by themselves.',
  },
  es: {
    'sessionEnded.title': 'Esta página lleva un rato abierta',
    'sessionEnded.what': 'Para proteger a sus estudiantes, deja de responder después de un tiempo.',
    'sessionEnded.do': 'Ábrala otra vez desde su curso.',
    'sessionEnded.admin': 'No hay nada que hacer: las sesiones terminan solas.',

    'notYours.title': 'Esta página trata de otra persona',
    'notYours.what': 'Solo pueden verla esa persona y quienes responden por ella.',
    'notYours.do': 'Vuelva a su curso. Si debería verla, pregunte a su administrador.',
    'notYours.admin':
      'Lo que se guarda sobre una persona se abre para administradores y para esa persona; un trabajo, para los docentes de su curso y para el estudiante.',

    'wrongAccount.title': 'Inició sesión con otra cuenta',
    'wrongAccount.what':
      'Classroom está abierto con una cuenta de Google y usted inició sesión en Lectern con otra.',
    'wrongAccount.do':
      'Inténtelo de nuevo y elija la cuenta que aparece arriba a la derecha en Classroom. Si tiene varias cuentas en un navegador, ayuda una ventana de incógnito solo con esa.',
    'wrongAccount.admin':
      'Google no admite varias cuentas en un navegador para los complementos de Classroom.',

    'privateAccount.title': 'Esta no es una cuenta de la escuela',
    'privateAccount.what':
      'Inició sesión con una cuenta privada de Google, y Lectern pertenece a su escuela.',
    'privateAccount.do': 'Inténtelo de nuevo con la cuenta que le dio su escuela.',
    'privateAccount.admin': 'La cuenta no pertenece a ningún dominio de Google Workspace.',

    'unknownDomain.title': 'El dominio de su escuela no está configurado en Lectern',
    'unknownDomain.what': 'Su cuenta de Google es de un dominio que ningún distrito ha registrado aquí.',
    'unknownDomain.do': 'Usted no hizo nada mal. Envíe los datos de abajo a su administrador.',
    'unknownDomain.admin':
      'Agregue el dominio a la instalación de Google Classroom en la consola de Lectern. También hay que agregar cada dominio secundario.',

    'grantRefused.title': 'Google no pudo decirnos lo suficiente',
    'grantRefused.what':
      'Se canceló el inicio de sesión o quedó un permiso sin marcar, y así no se puede abrir la clase.',
    'grantRefused.do': 'Inténtelo de nuevo y deje todo marcado en la página de Google.',
    'grantRefused.admin':
      'Al instalar el complemento para el dominio puede conceder sus permisos para todos; entonces no se le pregunta a nadie.',

    'minor.title': 'Su escuela aún no ha abierto Lectern para estudiantes',
    'minor.what':
      'Google pide a las escuelas que permitan cada aplicación para menores de 18 años, y eso aún no se hizo.',
    'minor.do': 'Avise a su docente. Usted no hizo nada mal.',
    'minor.admin':
      'En la consola de administración de Google, en Seguridad > Controles de API > Control de acceso a apps, configure el cliente OAuth de Lectern (de confianza o limitado) para las unidades organizativas de estudiantes.',

    'appBlocked.title': 'La configuración de Google de su escuela bloquea Lectern',
    'appBlocked.what': 'Google no le dejó iniciar sesión en Lectern con esta cuenta.',
    'appBlocked.do': 'Usted no hizo nada mal. Envíe los datos de abajo a su administrador.',
    'appBlocked.admin':
      'En la consola de administración de Google, en Seguridad > Controles de API > Control de acceso a apps, permita el cliente OAuth de Lectern; en Aplicaciones > Apps de Google Workspace Marketplace, vea para quién está activado.',

    'classroomOff.title': 'Google Classroom está desactivado para su cuenta',
    'classroomOff.what': 'Google dice que esta cuenta no puede usar Classroom.',
    'classroomOff.do': 'Envíe los datos de abajo a su administrador.',
    'classroomOff.admin':
      'En la consola de administración de Google, en Aplicaciones > Google Workspace > Classroom, active el servicio para la unidad organizativa.',

    'classroomApiOff.title': 'Aquí las aplicaciones no pueden usar Google Classroom',
    'classroomApiOff.what':
      'Su escuela no deja que ninguna aplicación vea las clases de Classroom, así que Lectern no puede abrir esta.',
    'classroomApiOff.do': 'Usted no hizo nada mal. Envíe los datos de abajo a su administrador.',
    'classroomApiOff.admin':
      'En la consola de administración de Google, en Aplicaciones > Google Workspace > Classroom > Acceso a los datos, permita que los usuarios autoricen aplicaciones a acceder a sus datos de Classroom.',

    'itemGone.title': 'Este elemento ya no está en Classroom',
    'itemGone.what': 'Se eliminó, o su cuenta dejó la clase.',
    'itemGone.do': 'Vuelva a la clase y búsquelo otra vez.',
    'itemGone.admin': 'Google respondió que no existe tal elemento para esta cuenta.',

    'workGone.title': 'El trabajo de este estudiante ya no está en Classroom',
    'workGone.what': 'El estudiante dejó la clase, o la tarea ya no es suya.',
    'workGone.do': 'Vuelva a la clase y elija a otro estudiante.',
    'workGone.admin': 'Google respondió que este elemento no tiene tal trabajo.',

    'frameExpired.title': 'Esta página estuvo abierta demasiado tiempo',
    'frameExpired.what': 'Google da poco tiempo a cada apertura, y ya pasó.',
    'frameExpired.do': 'Ciérrela y abra Lectern otra vez desde Classroom.',
    'frameExpired.admin': 'Nada que hacer: estos tokens de Google terminan por sí solos.',
  },
})
