import type { consoleGoogleEn } from './console-google-en.ts'

/** What the console says of Google Classroom, in Spanish. */
export const consoleGoogleEs: Record<keyof typeof consoleGoogleEn, string> = {
  'installations.addGoogle': 'Agregar Google Classroom',
  'google.addTitle': 'Agregar Google Classroom',
  'google.addProject': 'Cree un proyecto en la consola de Google Cloud',
  'google.addProjectHow':
    'Cree un proyecto de Cloud para Lectern en console.cloud.google.com y, en él, un cliente de OAuth del tipo «Aplicación web» en APIs y servicios → Credenciales. Google muestra su ID de cliente y su secreto.',
  'google.addThen':
    'Todo lo demás que Google quiere saber viene después de esta página, paso a paso, con cada valor para copiar.',
  'google.addValues': 'Escriba los valores del proyecto',
  'google.addAction': 'Agregar Google Classroom',
  'google.clientIdHint': 'Termina en apps.googleusercontent.com.',
  'google.clientIdStays': 'No cambia. Para otro cliente de OAuth, agregue otra instalación.',
  'google.clientSecret': 'Secreto del cliente',
  'google.clientSecretHint': 'Se guarda sellado y no se muestra nunca más.',
  'google.clientSecretStays':
    'Déjelo vacío para conservar el guardado. Uno nuevo se prueba con Google antes de guardarlo.',
  'google.domains': 'Dominios de Workspace',
  'google.domainsHint':
    'Todos aquellos cuyas personas son de su distrito, separados por comas; también los secundarios.',
  'google.applicationId': 'ID de aplicación en Marketplace',
  'google.applicationIdHint':
    'Opcional. El número del proyecto que muestra el SDK de Marketplace: con él Google dice si la aplicación está instalada.',
  'google.topic': 'Tema de Pub/Sub',
  'google.topicHint': 'Opcional, para las listas de clase: donde Google avisa de los cambios por sí solo.',
  'google.pushAccount': 'Cuenta de servicio de la suscripción push',
  'google.pushAccountHint': 'Va con el tema: con qué cuenta firma Google lo que entrega.',
  'google.stepsNote':
    'Los pasos se marcan solos cuando Lectern los ve funcionar; ninguna API de Google informa de sus ajustes.',
  'google.kind': 'Tipo de proyecto de Marketplace',
  'google.kind.private': 'Para nuestros dominios',
  'google.kind.public': 'Para todos, sin listar',
  'google.kind.private.what':
    'Es de su Workspace: sin revisión de Google, y nadie fuera de sus dominios puede instalarla. La opción adecuada para un distrito.',
  'google.kind.public.what':
    'Para varios distritos: Google revisa la aplicación y sus permisos, lo que tarda semanas. Necesita un proyecto propio; un proyecto no puede ser ambas cosas.',
  'google.step.project': 'Proyecto de Cloud con sus API',
  'google.step.project.how':
    'En la consola de Cloud, en APIs y servicios → Biblioteca, habilite cada una de estas.',
  'google.step.consent': 'Pantalla de consentimiento y permisos',
  'google.step.consent.how':
    'En Google Auth Platform, en Acceso a los datos, agregue estos permisos. El SDK de Marketplace pide la misma lista.',
  'google.step.consent.private':
    'En Público elija Interno: solo las personas de su Workspace pueden entrar y no hace falta verificación.',
  'google.step.consent.public':
    'En Público elija Externo y publique. Los permisos de Classroom son sensibles, así que Google verifica la aplicación; hasta entonces aparece una advertencia y el número de personas es limitado.',
  'google.step.client': 'Cliente de OAuth',
  'google.step.client.how':
    'En Clientes, abra el cliente web cuyo ID está escrito aquí y agregue esta dirección a sus URI de redireccionamiento autorizados, letra por letra.',
  'google.step.marketplace': 'SDK de Marketplace',
  'google.step.marketplace.how':
    'En el SDK de Marketplace, en Configuración de la aplicación, elija «Complemento de Classroom» como integración, escriba estas direcciones y repita los permisos de la pantalla de consentimiento.',
  'google.step.marketplace.private':
    'Ponga la visibilidad en Privada y la instalación en «Solo por administradores». Complete la ficha y publique: está disponible en sus dominios de inmediato.',
  'google.step.marketplace.public':
    'Ponga la visibilidad en Pública y marque Sin listar. La ficha necesita un nombre sin puntuación, dos descripciones distintas y enlaces de privacidad y condiciones. Al publicar empieza la revisión.',
  'google.step.administrator': 'Un administrador concedió acceso',
  'google.step.administrator.how':
    'Entre con una cuenta que tenga el rol de superadministrador en el dominio de Workspace; de cualquier otra, Google muestra solo sus propios cursos, así que Lectern no la acepta. Lectern ve entonces si la aplicación está instalada y para qué unidades organizativas, y hace lo que esté activado abajo mientras nadie mira.',
  'google.step.install': 'Instalada para las personas adecuadas',
  'google.step.install.how':
    'En la consola de administración, en Aplicaciones → Aplicaciones de Google Workspace Marketplace, instale Lectern para las unidades organizativas o los grupos que deban tenerla. Allí también, Classroom y el acceso a sus datos deben estar activados para esas unidades.',
  'google.step.install.private':
    'La aplicación está en «Aplicaciones internas». Empiece con una unidad piloto y amplíela después: Lectern no necesita cambios para eso.',
  'google.step.install.public':
    'Una aplicación sin listar se instala con su enlace del SDK de Marketplace. Donde solo se pueden instalar aplicaciones permitidas, permítala antes.',
  'google.step.trust': 'De confianza, también para menores de 18 años',
  'google.step.trust.how':
    'En la consola de administración, en Seguridad → Acceso y control de datos → Controles de API → Control de acceso de aplicaciones, configure este cliente de OAuth como De confianza para todas las unidades que lo usan, sobre todo las de estudiantes: los menores de 18 años no pueden entrar antes, y ninguna API puede hacerlo.',
  'google.notices.until': 'Google avisa de los cambios hasta el {at}; Lectern lo renueva antes.',
  'google.notices.none': 'Google no avisa de los cambios por ahora.',
  'google.notices.last': 'El último mensaje llegó {ago}, el {at}.',
  'google.notices.noMessage': 'No ha llegado ningún mensaje en los últimos ocho días.',
  'google.step.topic': 'Google avisa de listas de clase cambiadas',
  'google.step.topic.how':
    'En el proyecto cree un tema de Pub/Sub y permita que la primera cuenta publique en él. Agregue una suscripción push con autenticación a la segunda dirección y escriba tema y cuenta de servicio en los valores de abajo. Sin ello, las listas de clase se leen por la noche.',
  'google.step.teacher': 'Un docente entró',
  'google.step.teacher.how':
    'En Classroom, cree una tarea y elija Lectern en Complementos. La primera vez, Google pide acceso.',
  'google.step.attached': 'Un docente agregó una aplicación',
  'google.step.attached.how':
    'Elija allí una aplicación y agréguela. Los archivos adjuntos requieren que el docente tenga Google Workspace for Education Plus o Teaching and Learning Upgrade; quien no tenga ninguno agrega un enlace simple.',
  'google.step.student': 'Un estudiante abrió una aplicación',
  'google.step.student.how': 'Como estudiante de esa clase, abra el adjunto.',
  'google.step.clean': 'El último acceso fue correcto',
  'google.step.clean.how': 'Cuando se rechaza uno, el motivo está aquí, con lo que hay que cambiar.',
  'google.value.redirectUri': 'URI de redireccionamiento autorizado',
  'google.value.setupUri': 'URI de configuración de adjuntos',
  'google.value.uriPrefix': 'Prefijo permitido de URI de adjuntos',
  'google.value.upgradeUri': 'URI de mejora de enlaces',
  'google.value.publisher': 'Cuenta que debe publicar (Publicador de Pub/Sub)',
  'google.value.pushEndpoint': 'Dirección de la suscripción push',
  'google.use.add-on': 'Siempre: quién es, y el complemento',
  'google.use.administrator': 'Administradores: instalación y unidades',
  'google.use.links': 'Docentes sin la licencia, y enlaces en las clases',
  'google.use.roster': 'Listas de clase',
  'google.use.notices': 'Avisos de listas de clase cambiadas',
  'google.signIn': 'Entrar como administrador',
  'google.signInAgain': 'Entrar de nuevo',
  'google.withdraw': 'Retirar el acceso',
  'google.withdrawTitle': '¿Retirar el acceso de todos los administradores?',
  'google.withdrawWhat':
    'Se borra aquí y se devuelve a Google. Las listas de clase dejan de leerse y las unidades de verse hasta que un administrador entre de nuevo.',
  'google.withdrawConfirm': 'Retirar',
  'google.withdrawn':
    '{withdrawn, plural, =0 {No había nada que retirar.} one {Se retiró un acceso.} other {Se retiraron # accesos.}}{notTold, plural, =0 {} other { No se pudo avisar a Google: quite Lectern también en la cuenta de Google.}}',
  'google.grant.works': 'Funciona',
  'google.grant.incomplete': 'Incompleto',
  'google.grant.ended': 'Terminado',
  'google.grantedAt': 'Concedido {ago} · {at}',
  'google.grantMissing': 'Entre de nuevo para conceder lo que falta:',
  'google.grantEnded': 'Google ya no lo acepta:',
  'google.install.installed': 'Instalada',
  'google.install.not-installed': 'No instalada',
  'google.install.unknown': 'No se sabe',
  'google.installAgain': 'Preguntar a Google otra vez',
  'google.installUnasked':
    'Lectern puede preguntar a Google si está instalada cuando un administrador haya concedido acceso y el ID de aplicación esté escrito abajo.',
  'google.units': 'Unidades organizativas',
  'google.unitsNote':
    'Cuántas cuentas de cada unidad llegaron aquí a Lectern. Un administrador tiene que conceder el directorio.',
  'google.unitsReading': 'Se están leyendo las unidades.',
  'google.unitsRead': 'Leídas {ago}.',
  'google.unitsReadNow': 'Leer las unidades ahora',
  'google.unit': 'Unidad',
  'google.unitActive': 'Cuentas',
  'google.unitSeen': 'Llegaron a Lectern',
  'google.granted': 'Quién concedió acceso',
  'google.grantedNote':
    'De lo que está activado ahora. A los docentes se les pide más que el complemento solo cuando lo usan por primera vez, y cada persona puede desmarcar lo que Google pide. Los números pequeños no se muestran exactos.',
  'google.audience': 'Personas',
  'google.audience.teacher': 'Docentes',
  'google.audience.student': 'Estudiantes',
  'google.signedIn': 'Entraron',
  'google.grantedAll': 'Concedieron todo',
  'google.grantedNotAll': 'Aún no todo',
  'google.featuresNote':
    'Cada una pide a Google más de lo que necesitan los accesos. Tras activar una, agregue sus permisos a la pantalla de consentimiento y al SDK de Marketplace, y que un administrador entre de nuevo.',
  'google.rosterOff':
    'Las listas de clase leídas de Google Classroom se borran y termina la lectura en curso. Si se activa otra vez, se leen de nuevo.',
  'google.feature.roster.does':
    'Lectern sabe quién pertenece a una clase sin esperar a que cada persona la abra. Las listas se leen por la noche, y antes donde Google avisa de los cambios.',
  'google.feature.roster.asks':
    'Leer cursos y listas de clase, concedido por un administrador para todo el dominio; con un tema, avisos de cambios.',
  'google.feature.credit.does':
    'El docente que agrega una aplicación puede dar puntos por ella: el resultado llega a la tarea como borrador de calificación.',
  'google.feature.credit.asks': 'Nada más que el propio complemento.',
  'google.feature.course-links.does':
    'Se notan los enlaces de una clase a aplicaciones que su distrito no ha aprobado, y el docente ve el veredicto con una alternativa.',
  'google.feature.course-links.asks':
    'Leer el trabajo de clase de los cursos propios, concedido por cada docente.',
  'feature.course-links': 'Enlaces en las clases',
  'feature.course-links.data': 'Qué aplicaciones están enlazadas en qué clase. Nada sobre estudiantes.',
  'google.values': 'Valores del proyecto',
  'google.save': 'Guardar cambios',
  'google.saved': 'Guardado.',
  'google.outcome.granted': 'Un administrador concedió acceso. Lectern lo usa desde ahora.',
  'google.outcome.refused': 'No se pudo entrar. El paso «Un administrador concedió acceso» dice por qué.',
  'google.outcome.foreign':
    'La entrada con Google empezó en otra sesión de esta consola, así que no se guardó nada. Abra la instalación y empiece de nuevo.',
}
