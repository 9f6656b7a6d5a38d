import type { consoleTeamsEn } from './console-teams-en.ts'

/** What the console says of Microsoft Teams, in Spanish. */
export const consoleTeamsEs: Record<keyof typeof consoleTeamsEn, string> = {
  'installations.addTeams': 'Agregar Microsoft Teams',
  'teams.addTitle': 'Agregar Microsoft Teams',
  'teams.addRegistration': 'Registre una aplicación en Entra',
  'teams.addRegistrationHow':
    'En el centro de administración de Microsoft Entra, en Registros de aplicaciones, elija «Nuevo registro», póngale el nombre Lectern y deje vacío el URI de redirección. Su información general muestra ambos ID. En Certificados y secretos cree un secreto de cliente o cargue un certificado.',
  'teams.addThen':
    'Todo lo demás viene después de esta página: un script que configura el registro, el consentimiento de un administrador y el paquete de la aplicación para Teams.',
  'teams.addValues': 'Escriba los valores del registro',
  'teams.addAction': 'Agregar Microsoft Teams',
  'teams.clientId': 'ID de aplicación (cliente)',
  'teams.clientIdHint': 'En la información general del registro de la aplicación.',
  'teams.idsStay': 'La aplicación y el inquilino no cambian. Para otros, agregue otra instalación.',
  'teams.tenantId': 'ID de directorio (inquilino)',
  'teams.tenantIdHint': 'Del distrito cuyas personas usan Teams.',
  'teams.credential': 'Cómo se acredita la aplicación',
  'teams.credentialHint':
    'Con un secreto de cliente o un certificado. Se guarda sellado y no se muestra nunca más.',
  'teams.credentialStays':
    'Déjelo todo vacío para conservar lo guardado. Uno nuevo se prueba con Entra antes de guardarlo.',
  'teams.clientSecret': 'Secreto de cliente',
  'teams.clientSecretHint': 'El valor, que Entra muestra una sola vez; no el ID del secreto.',
  'teams.secretExpiresOn': 'El secreto termina el',
  'teams.secretExpiresOnHint': 'Como lo muestra Entra: Lectern avisa antes de ese día.',
  'teams.useCertificate': 'Usar un certificado en su lugar',
  'teams.certificate': 'Certificado y clave privada',
  'teams.certificateHint':
    'PEM, con el certificado y su clave sin contraseña. El certificado se carga también en Entra; la clave no.',
  'teams.pages': 'Páginas de su distrito',
  'teams.pagesHint': 'Teams las quiere en el paquete de la aplicación y las muestra a las personas.',
  'teams.websiteUrl': 'Sitio web',
  'teams.privacyUrl': 'Privacidad',
  'teams.termsUrl': 'Términos de uso',
  'teams.stepsNote':
    'Los pasos se marcan solos cuando Lectern los ve funcionar. De los ajustes en Entra y Teams nadie informa; que se abra una pestaña los demuestra.',
  'teams.step.registration': 'Registro de la aplicación configurado',
  'teams.step.registration.how':
    'Lea este script y ejecútelo en Azure Cloud Shell (shell.azure.com), con la sesión iniciada donde está registrada la aplicación. Puede repetirse cada vez que se cambie una función y no contiene nada secreto.',
  'teams.step.credential': 'El secreto o certificado funciona',
  'teams.step.credential.how':
    'Lectern lo usa siempre que pide algo a Microsoft. Renuévelo a tiempo en Entra, en Certificados y secretos, y escriba el nuevo más abajo.',
  'teams.step.consent': 'Un administrador consintió por todo el inquilino',
  'teams.step.consent.how':
    'Vaya a Microsoft y acepte con una cuenta que pueda consentir por todos: Administrador de roles con privilegios o Administrador global. Lectern no cree en la dirección con la que vuelve un navegador; pregunta a Microsoft.',
  'teams.step.package': 'Paquete de la aplicación cargado',
  'teams.step.package.how':
    'Descargue el paquete y cárguelo en el centro de administración de Teams, en Aplicaciones de Teams → Administrar aplicaciones → Cargar nueva aplicación. Permítala allí a quienes deban tenerla.',
  'teams.step.policy': 'Instalada para docentes',
  'teams.step.policy.how':
    'En el centro de administración de Teams, en Aplicaciones de Teams → Directivas de configuración, agregue Lectern a las aplicaciones instaladas y ancladas de la directiva de los docentes. Tarda hasta un día. Las notificaciones llegan solo a quienes tienen la aplicación.',
  'teams.step.tab': 'Un docente abrió la pestaña',
  'teams.step.tab.how': 'En Teams, abra Lectern en la barra lateral como docente.',
  'teams.step.placed': 'Un docente agregó una aplicación',
  'teams.step.placed.how':
    'En un equipo de clase, agregue una pestaña y elija Lectern, o elija una aplicación en Lectern y agréguela a una clase como tarea.',
  'teams.step.student': 'Un estudiante abrió una aplicación',
  'teams.step.student.how': 'Como estudiante de esa clase, abra lo que agregó el docente.',
  'teams.step.notice': 'Salió una notificación',
  'teams.step.notice.how':
    'La primera va a un docente con una licencia que nunca usó, en horario de trabajo. Aparece en su actividad de Teams.',
  'teams.step.clean': 'El último inicio fue correcto',
  'teams.step.clean.how': 'Cuando uno se rechaza, el motivo aparece aquí, con lo que hay que cambiar.',
  'teams.script': 'Script para Azure Cloud Shell (bash)',
  'teams.byHand': 'Escribir los valores a mano en su lugar',
  'teams.byHandHow':
    'En Autenticación agregue una plataforma web con ambos URI de redirección. En Exponer una API escriba el URI de ID de aplicación y agregue el ámbito, para administradores y usuarios. En el manifiesto escriba requestedAccessTokenVersion. En Configuración de token agregue la notificación opcional acct a los tokens de ID y de acceso: dice quién es invitado. En Permisos de API agregue los permisos de Microsoft Graph que enumera esta página.',
  'teams.hosts': 'En Exponer una API, autorice estas aplicaciones cliente para el ámbito:',
  'teams.host.1fec8e78-bce4-4aaf-ab1b-5451cc387264': 'Teams en computadora o teléfono',
  'teams.host.5e3ce6c0-2b1f-4285-8d4b-75ee78787346': 'Teams en un navegador',
  'teams.host.4765445b-32c6-49b0-83e6-1d93765276ca': 'Microsoft 365 en un navegador',
  'teams.host.0ec893e0-5785-4de6-99da-4ed124e5296c': 'Microsoft 365 en computadora',
  'teams.host.d3590ed6-52b3-4102-aeff-aad2292ab01c': 'Microsoft 365 en teléfono, Outlook en computadora',
  'teams.host.bc59ab01-8403-45c6-8796-ac3ef710b3e3': 'Outlook en un navegador',
  'teams.host.27922004-5251-4030-b22d-91ecd9a37ea4': 'Outlook en teléfono',
  'teams.value.signInUri': 'URI de redirección para iniciar sesión',
  'teams.value.consentUri': 'URI de redirección para el consentimiento',
  'teams.value.applicationIdUri': 'URI de ID de aplicación',
  'teams.value.scope': 'Ámbito',
  'teams.value.tokenVersion': 'requestedAccessTokenVersion',
  'teams.value.manifestId': 'ID de la aplicación en Teams',
  'teams.kept.secret': 'Hay un secreto de cliente guardado.',
  'teams.kept.certificate': 'Hay un certificado guardado.',
  'teams.credentialEnds': 'Termina {day}.',
  'teams.credentialEnded': 'Terminó {day}: escriba uno nuevo más abajo.',
  'teams.credentialUnknown': 'Nadie dijo cuándo termina.',
  'teams.credentialSoon': 'Faltan menos de 30 días: escriba antes uno nuevo más abajo.',
  'teams.package.never': 'Aún no se ha descargado ningún paquete.',
  'teams.package.current': 'La versión {version} está al día.',
  'teams.package.changed':
    'Algo ha cambiado desde la versión {version}: descárguelo otra vez y cárguelo como actualización de la aplicación.',
  'teams.package.download': 'Descargar el paquete de la aplicación',
  'teams.consent': 'Consentir en Microsoft',
  'teams.consentAgain': 'Consentir de nuevo',
  'teams.confirm': 'Preguntar ahora a Microsoft',
  'teams.confirmed': 'Microsoft confirma {tenant}, {ago}.',
  'teams.missing': 'Aún sin conceder:',
  'teams.withdraw': 'Devolver el acceso',
  'teams.withdrawTitle': '¿No hacer nada más sin personas?',
  'teams.withdrawWhat':
    'Las listas de clase y las notificaciones se desactivan y se borra lo guardado para ellas. Las personas pueden abrir la pestaña hasta que se quite la aplicación del inquilino.',
  'teams.withdrawConfirm': 'Devolver',
  'teams.withdrawn':
    'Lectern ya no hace nada sin personas en este inquilino; estas aún pueden abrir la pestaña. Ahora haga que el inquilino retire sus permisos, como sigue.',
  'teams.removal': 'Quitar la aplicación del inquilino',
  'teams.removalHow':
    'Ninguna aplicación puede devolver sus propios permisos. Un administrador ejecuta estas órdenes, o elimina Lectern en Entra, en Aplicaciones empresariales; con ello termina todo lo concedido. La aplicación del centro de administración de Teams se elimina allí.',
  'teams.removalScript': 'Órdenes que la quitan (bash)',
  'teams.permissions': 'Permisos de Microsoft Graph',
  'teams.permissionsNote':
    'De lo que está activado ahora. Los permisos propios de la aplicación son los que Microsoft dijo por última vez; los de las personas se ven cuando alguien los usa.',
  'teams.permission': 'Permiso',
  'teams.kind': 'Tipo',
  'teams.kind.delegated': 'Delegado: en nombre de una persona',
  'teams.kind.application': 'De aplicación: la propia aplicación',
  'teams.use': 'Para',
  'teams.use.sign-in': 'Iniciar sesión',
  'teams.use.classes': 'Clases y equipos propios',
  'teams.use.placing': 'Agregar aplicaciones a clases',
  'teams.use.tenant': 'Confirmar el inquilino',
  'teams.use.roster': 'Listas de clase',
  'teams.use.notifications': 'Notificaciones a muchas personas a la vez',
  'teams.granted': 'Concedido',
  'teams.granted.granted': 'Concedido',
  'teams.granted.missing': 'Falta',
  'teams.granted.untold': 'Se ve al usarlo',
  'teams.featuresNote':
    'Cada una puede pedir a Microsoft más de lo que necesitan los inicios. Después de activar una, ejecute otra vez el script y consienta de nuevo. Las tareas no necesitan más de lo que se pide a cada docente.',
  'teams.import.title': 'Listas de clase desde archivos',
  'teams.import.note':
    'Un conjunto completo de School Data Sync reemplaza las listas de clase del conjunto anterior: todo o nada. De las personas solo se guardan sus números, cifrados como huella.',
  'teams.import.files': 'Todos los archivos CSV de un conjunto, elegidos juntos',
  'teams.import.filesHint':
    'Versión 2.1: orgs, users, classes, enrollments. Versión 1: School, Section, Student, Teacher, StudentEnrollment, TeacherRoster. Sus nombres dicen qué son.',
  'teams.import.start': 'Importar el conjunto',
  'teams.feature.roster.does':
    'Lectern sabe quién pertenece a una clase sin esperar a que cada persona la abra. Las listas se leen según lo que cambió, y enteras por la noche.',
  'teams.feature.roster.asks':
    'Leer escuelas, clases y sus miembros, también los ocultos, de todo el inquilino.',
  'teams.feature.roster.data': 'Quién enseña y quién asiste a qué clase. No se guardan nombres ni correos.',
  'teams.feature.roster.off':
    'Las listas de clase leídas de Microsoft se borran y termina la lectura en curso. Si se activa de nuevo, se leen otra vez.',
  'teams.feature.notifications.does':
    'La sugerencia de un docente llega también a su actividad de Teams, en horario de trabajo, y solo a quienes tienen la aplicación.',
  'teams.feature.notifications.asks':
    'Nada para notificaciones sueltas: eso viene con la aplicación. Muchas a la vez necesitan un permiso para todo el inquilino.',
  'teams.feature.notifications.data': 'El ID que Microsoft tiene de un docente, sellado.',
  'teams.feature.notifications.off':
    'Ya no se envía nada, y se borra a quién puede notificar Teams. Si se activa de nuevo, se conoce a los docentes cuando abren la pestaña.',
  'feature.notifications': 'Notificaciones',
  'teams.values': 'Valores del registro',
  'teams.save': 'Guardar cambios',
  'teams.saved': 'Guardado.',
  'teams.outcome.granted': 'Un administrador consintió, y Microsoft lo confirma.',
  'teams.outcome.refused': 'El consentimiento no dio resultado. El paso correspondiente dice por qué.',
  'teams.outcome.foreign':
    'El consentimiento empezó en otra sesión de esta consola, o hace demasiado tiempo, así que no se guardó nada. Abra la instalación y empiece de nuevo.',
}
