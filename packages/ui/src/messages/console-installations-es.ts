import type { consoleInstallationsEn } from './console-installations-en.ts'

/** What the console says of the installations of a district, in Spanish. */
export const consoleInstallationsEs: Record<keyof typeof consoleInstallationsEn, string> = {
  'copy.action': 'Copiar',
  'copy.done': 'Copiado',
  'copy.label': 'Copiar {label}',
  'unknown.title': 'Aplicaciones desconocidas en uso',
  'unknown.sentence':
    '{unknown, number} de los {products, number} productos usados aquí no están en su catálogo. Reúnen el {share} de todas las cargas.',
  'unknown.note':
    'Nadie ha revisado qué datos de estudiantes toman. Busque el identificador en sus fuentes o importe un catálogo que lo nombre.',
  'unknown.action': 'Importar un catálogo',
  'unknown.id': 'Producto {id}',
  'unknown.find': 'Buscar el producto {id} en el catálogo',
  'unknown.badge': 'No está en el catálogo',
  'unknown.none': 'Todos los productos en uso están en su catálogo',
  'unknown.noneDetail': 'Si una importación trae uno que no lo esté, aparecerá aquí.',

  'live.title': 'A través de Lectern, últimos 28 días',
  'live.sentence':
    '{launches, plural, one {# acceso} other {# accesos}} y {opens, plural, one {# aplicación abierta} other {# aplicaciones abiertas}} por {people}.',
  'live.note':
    'Lo cuenta Lectern cuando alguien llega desde la plataforma de aprendizaje y cuando abre una aplicación. Los minutos corren hasta que se vuelve a la página con el enlace, una hora como máximo cada vez: son una estimación por lo alto y se muestran a partir de diez personas. Los grupos pequeños no se muestran con exactitud.',
  'live.launches': 'Accesos por día',
  'live.opens': 'Aplicaciones abiertas por día',
  'live.openCount': 'Abierta',
  'live.day': 'Día',
  'live.people': 'Personas',
  'live.minutes': 'Minutos como máximo',
  'live.minutesOfFew': 'Muy pocas personas',
  'live.apps': 'Aplicaciones abiertas',
  'live.tableCaption': 'Accesos y aplicaciones abiertas, por día',
  'live.none': 'Aún no ha llegado ningún acceso a través de Lectern',
  'live.noneDetail':
    'En cuanto un docente abra Lectern en la plataforma de aprendizaje, aquí se verán los accesos y las aplicaciones abiertas.',
  'live.noneAction': 'Ver las instalaciones',

  'waiting.title': 'Pendiente de usted',
  'waiting.sentence':
    '{total, plural, =0 {No hay nada pendiente.} one {Hay # asunto pendiente.} other {Hay # asuntos pendientes.}}',
  'waiting.noneDetail':
    'Aquí aparecen los despliegues nuevos, los accesos rechazados, las revisiones y los acuerdos vencidos.',
  'waiting.pendingDeployments':
    '{count, plural, one {Despliegue por aprobar} other {Despliegues por aprobar}}',
  'waiting.pendingDeployments.next': 'Allí los docentes no pueden entrar hasta que usted decida.',
  'waiting.refusedLaunches': '{count, plural, one {Acceso rechazado} other {Accesos rechazados}}',
  'waiting.refusedLaunches.next': 'Vea qué comprobación falló y qué cambiar.',
  'waiting.lapsedAgreements': '{count, plural, one {Acuerdo vencido} other {Acuerdos vencidos}}',
  'waiting.lapsedAgreements.next': 'Renuévelo u ofrezca una alternativa.',
  'waiting.inReview': '{count, plural, one {Aplicación en revisión} other {Aplicaciones en revisión}}',
  'waiting.inReview.next': 'Los docentes esperan la decisión.',

  'installations.title': 'Instalaciones',
  'installations.add': 'Añadir una plataforma LTI',
  'installations.name': 'Nombre',
  'installations.platform': 'Plataforma',
  'installations.state': 'Estado',
  'installations.lastAccepted': 'Último acceso correcto',
  'installations.accepted': 'Correctos, 28 días',
  'installations.refused': 'Rechazados, 28 días',
  'installations.state.waiting': 'Espera un acceso',
  'installations.state.pending': 'Necesita su aprobación',
  'installations.state.refused': 'Último acceso rechazado',
  'installations.state.working': 'Funciona',
  'installations.show': 'Mostrar',
  'installations.show.all': 'Todas ({count})',
  'installations.show.pending': 'Esperan aprobación ({count})',
  'installations.show.refused': 'Con accesos rechazados ({count})',
  'installations.none': 'Lleve Lectern a donde los docentes ya trabajan',
  'installations.noneDetail':
    'Una instalación conecta Lectern con una plataforma de aprendizaje. Esta página muestra después si llegan accesos y por qué se rechazó alguno.',
  'installations.noneShown': 'Ninguna aquí',
  'installations.noneShownDetail': 'Ninguna instalación coincide con esta selección.',

  'installation.title': 'Instalación',
  'installation.theirs': 'Valores de la plataforma',
  'installation.ours': 'Valores que se pegan en la plataforma',

  'values.loginUrl': 'URL de inicio de sesión (OIDC)',
  'values.launchUrl': 'URL de acceso (redirección y enlace de destino)',
  'values.jwksUrl': 'URL del juego de claves públicas (JWKS)',
  'values.domain': 'Dominio',
  'values.issuer': 'Emisor (ID de la plataforma)',
  'values.consumerKey': 'Clave de consumidor',
  'values.clientId': 'ID de cliente',
  'values.deploymentId': 'ID de despliegue',
  'values.authorizationEndpoint': 'URL de autorización',
  'values.tokenEndpoint': 'URL del token de acceso',
  'values.jwksUri': 'URL de claves públicas de la plataforma',

  'add.title': 'Añadir una plataforma LTI',
  'add.platform': '¿Qué plataforma?',
  'add.other': 'Otra',
  'add.ours': 'Pegue estos valores en {platform}',
  'add.theirs': 'Pegue aquí los valores de {platform}',
  'add.where.canvas':
    'En Canvas: Administrador → Claves de desarrollador → + Clave de desarrollador → Clave LTI. Escriba estos valores, guarde y active la clave.',
  'add.where.schoology':
    'En Schoology: App Publisher → Add App, tipo LTI 1.3, configuración Manual. Después instale la aplicación en la organización y en los cursos.',
  'add.where.moodle':
    'En Moodle: Administración del sitio → Extensiones → Herramienta externa → Gestionar herramientas → configurar una herramienta manualmente, versión LTI 1.3.',
  'add.where.brightspace':
    'En Brightspace: Herramientas de administración → Gestionar extensibilidad → LTI Advantage → Registrar herramienta → Estándar. Después actívela y añada un despliegue.',
  'add.where.blackboard':
    'En el portal de desarrolladores de Blackboard, registre una aplicación con estos valores. Cada institución la añade después con su ID de cliente.',
  'add.where.sakai':
    'En Sakai: Área de administración → Herramientas externas → Instalar herramienta LTI 1.x, y active LTI 1.3.',
  'add.where.strict':
    'En los ajustes LTI 1.3 de la plataforma, registre una herramienta externa con estos valores.',
  'add.ids.canvas':
    'El ID de cliente es el número largo de la clave de desarrollador. En Configuración → Aplicaciones, instale la aplicación con él.',
  'add.ids.schoology': 'El ID de cliente está en el perfil de la aplicación, en Options → API Info.',
  'add.ids.moodle': 'Moodle los muestra en Ver detalles de configuración de la herramienta.',
  'add.ids.brightspace': 'Brightspace los muestra después del registro.',
  'add.ids.blackboard':
    'El ID de cliente es el ID de aplicación del portal de desarrolladores; lo demás se deduce de él.',
  'add.ids.sakai':
    'Sakai los muestra en la página de la herramienta instalada; la URL del token termina en el número de la herramienta.',
  'add.ids.strict': 'La plataforma los muestra donde se registró la herramienta.',
  'add.hosting': '¿Dónde funciona?',
  'add.hosting.cloud': 'Nube del proveedor',
  'add.hosting.beta': 'Nube del proveedor, beta',
  'add.hosting.test': 'Nube del proveedor, pruebas',
  'add.hosting.own': 'Servidor propio',
  'add.hosting.manual': 'En otro lugar',
  'add.address': 'Dirección de su {platform}',
  'add.addressHint': 'Completa las direcciones de abajo; puede cambiar cada una.',
  'add.deploymentHint': 'Opcional. Si se deja vacío, el primer acceso espera su aprobación.',
  'add.name': 'Nombre en esta consola',
  'add.nameHint': 'Por ejemplo, la escuela a la que pertenece.',
  'add.action': 'Añadir esta plataforma',

  'placements.title': 'Agregado a los cursos',
  'placements.note':
    'Lo que los docentes agregaron a sus clases. Ninguna plataforma avisa cuando se quita un enlace: uno que ya nadie abre quizá ya no exista.',
  'placements.what': 'Aplicación o ayuda',
  'placements.course': 'Curso',
  'placements.placed': 'Agregado',
  'placements.opened': 'Última apertura',
  'placements.never': 'Aún sin abrir',
  'placements.copy': 'Llegó con un curso copiado',
  'placements.gone.app': 'Una aplicación que ya no está en el catálogo',
  'placements.gone.help': 'Ayuda que ya no existe',

  'checklist.title': '¿Funciona?',
  'checklist.how': 'Qué hacer',
  'checklist.sentence': '{done} de {all} pasos comprobados.',
  'checklist.note': 'Cada paso se marca solo cuando Lectern lo ve; esta página se actualiza sola.',

  'deployments.title': 'Despliegues',
  'deployments.note':
    'Cada lugar donde los administradores de la plataforma instalaron Lectern. Solo entran los aprobados.',
  'deployments.status': 'Estado',
  'deployments.status.active': 'Aprobado',
  'deployments.status.pending': 'En espera',
  'deployments.status.blocked': 'Bloqueado',
  'deployments.firstSeen': 'Visto por primera vez',
  'deployments.decide': 'Decidir',
  'deployments.approve': 'Aprobar',
  'deployments.approveLabel': 'Aprobar el despliegue {id}',
  'deployments.block': 'Bloquear',
  'deployments.blockLabel': 'Bloquear el despliegue {id}',
  'deployments.blockTitle': '¿Bloquear este despliegue?',
  'deployments.blockDetail':
    'Se rechazará todo acceso del despliegue {id}, de docentes y de estudiantes, hasta que lo apruebe de nuevo.',
  'deployments.waitsUnder': 'Su página muestra {code}',
  'deployments.code': 'Código de aprobación',
  'deployments.codeHint':
    'Un acceso que espera aprobación termina en una página con un código. Al escribirlo aquí se aprueba su origen.',
  'deployments.claim': 'Aprobar con el código',
  'deployments.claimed': 'Aprobado. El próximo acceso funcionará.',
  'deployments.none': 'Ninguno todavía',
  'deployments.noneDetail':
    'El primer acceso desde la plataforma traerá aquí su despliegue para que lo apruebe.',

  'launches.title': 'Últimos accesos',
  'launches.note':
    'Correctos y rechazados, primero los más recientes. La referencia de un rechazo también aparece en la página que vio la persona.',
  'launches.none': 'Aún no hay accesos',
  'launches.noneDetail': 'Los accesos aparecen aquí en segundos; los rechazados, con el motivo.',
  'launches.at': 'Cuándo',
  'launches.outcome': 'Resultado',
  'launches.outcome.accepted': 'Correcto',
  'launches.outcome.refused': 'Rechazado',
  'launches.role': 'Rol',
  'launches.role.teacher': 'Docente',
  'launches.role.student': 'Estudiante',
  'launches.role.admin': 'Administración',
  'launches.context': 'Curso',
  'launches.details': 'Qué pasó',
  'launches.code': 'Código',
  'launches.passed':
    '{count, plural, =0 {Ninguna comprobación superada} one {# comprobación superada} other {# comprobaciones superadas}}',
}
