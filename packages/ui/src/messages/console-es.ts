import type { consoleEn } from './console-en.ts'

/** The installation console in Spanish. */
export const consoleEs: Record<keyof typeof consoleEn, string> = {
  documentTitle: '{page} – Lectern',
  loading: 'Cargando…',
  saving: 'Guardando…',
  cancel: 'Cancelar',
  close: 'Cerrar',
  details: 'Detalles',
  never: 'Nunca',
  people:
    '{exact, select, yes {{count, plural, one {# persona} other {# personas}}} other {menos de {count, number} personas}}',
  unknownValue: '–',
  showAsTable: 'Ver como tabla',

  'shell.skip': 'Ir al contenido',
  'shell.menu': 'Menú',
  'shell.navigation': 'Principal',
  'shell.demo': 'Distrito de demostración',
  'navigation.overview': 'Resumen',
  'navigation.installations': 'Instalaciones',
  'navigation.catalog': 'Catálogo',
  'missing.title': 'Esta página no existe',
  'missing.detail': 'Puede que la dirección esté mal escrita o que su contenido ya no exista.',
  'missing.action': 'Ir al resumen',

  'preferences.language': 'Idioma',
  'preferences.theme': 'Tema',
  'theme.auto': 'Automático',
  'theme.light': 'Claro',
  'theme.dark': 'Oscuro',
  'theme.contrast': 'Contraste',

  'problem.title': 'No ha funcionado',
  'problem.unreachable': 'No se puede conectar con Lectern',
  'problem.unreachableDetail': 'Compruebe su conexión. No se ha perdido nada de lo que escribió.',
  'problem.unreadable': 'El servidor dio una respuesta que esta página no entiende.',
  'problem.reference': 'Referencia',
  'problem.retry': 'Reintentar',

  'account.menu': 'Cuenta y preferencias',
  'account.name': 'Su nombre',
  'account.email': 'Correo electrónico',
  'account.password': 'Contraseña',
  'account.signOut': 'Cerrar sesión',
  'role.director': 'Dirección',

  'signIn.title': 'Iniciar sesión',
  'signIn.action': 'Iniciar sesión',
  'signIn.working': 'Iniciando sesión…',
  'signIn.ended': 'Su sesión ha terminado. Inicie sesión de nuevo y volverá a donde estaba.',
  'signIn.wrong': 'El correo o la contraseña no son correctos.',
  'signIn.tooMany': 'Demasiados intentos. Espere unos minutos y vuelva a intentarlo.',
  'signIn.help':
    '¿Aún no tiene cuenta u olvidó la contraseña? Quien administra Lectern en su distrito puede enviarle una nueva invitación.',

  'setup.title': 'Configure su cuenta',
  'setup.intro': 'Este enlace funciona una sola vez. Crea la cuenta que dirige Lectern en su distrito.',
  'setup.passwordHint': 'Al menos {length} caracteres. Una frase se recuerda mejor que un acertijo.',
  'setup.passwordShort': 'Use al menos {length} caracteres.',
  'setup.action': 'Crear cuenta e iniciar sesión',
  'setup.unusable': 'Esta invitación ya no se puede usar',
  'setup.unusableDetail':
    'Ya se usó, ha caducado o el enlace está incompleto. Quien administra Lectern puede crear otra con este comando:',
  'setup.toSignIn': 'Ir al inicio de sesión',

  'overview.source':
    'Importado de {source}, del {from} al {to}. Se cuenta una carga cuando un estudiante abre una página del producto o vuelve a ella.',
  'period.label': 'Periodo',
  'period.all': 'Todos los datos',
  'period.lastWeeks': 'Últimas 12 semanas',
  'period.schoolYear': 'Año escolar {years}',

  'adoption.title': 'Adopción a lo largo del tiempo',
  'adoption.sentence':
    'En un día de clase típico, un estudiante cargó {pages} páginas; el {outside} de todas las cargas fue a aplicaciones fuera de su catálogo.',
  'adoption.sentenceSilent': 'Apenas se registró uso en este periodo.',
  'adoption.busiest': 'Semana de más uso: {week}, con {pages} páginas por estudiante y día de clase.',
  'adoption.moved':
    '{direction, select, up {La parte fuera del catálogo creció {points} puntos de la primera mitad a la segunda.} down {La parte fuera del catálogo bajó {points} puntos de la primera mitad a la segunda.} other {La parte fuera del catálogo no cambió.}}',
  'adoption.silent':
    'Casi no se registró nada desde la semana del {week}. Antes de leerlo como una caída del uso, compruebe si la fuente sigue cubriendo el distrito.',
  'adoption.silentLabel': 'casi sin registros',
  'adoption.unit': 'Cargas de página por cada 1,000 estudiantes y día de clase, por semana',
  'adoption.readout': 'Semana del {week}: {inCatalog} en el catálogo, {outside} fuera de él',
  'adoption.inCatalog': 'En su catálogo',
  'adoption.outsideCatalog': 'Fuera del catálogo',
  'adoption.outsideShare': 'Parte fuera',
  'adoption.week': 'Semana del',
  'adoption.tableCaption': 'Cargas de página por cada 1,000 estudiantes y día de clase, por semana',
  'adoption.none': 'Vea cómo crece el uso',
  'adoption.noneDetail':
    'Cuando se importen datos de uso, aquí se verá semana a semana cuánto usan los estudiantes las aplicaciones de su catálogo y cuánto queda fuera.',
  'adoption.noneAction': 'Importar datos de uso',

  'use.app': 'Aplicación',
  'use.share': 'Parte de las cargas',
  'use.peak': 'Mejor día',
  'use.days': 'Días',
  'mostUsed.title': 'Aplicaciones más usadas',
  'mostUsed.sentence': 'Los veinte productos más usados reúnen el {share} de todas las cargas.',
  'mostUsed.note':
    '{products, plural, one {Se usó # producto} other {Se usaron # productos}} en este periodo. Mejor día: la mayor parte de estudiantes que lo abrió en un mismo día.',
  'pager.label': 'Páginas',
  'pager.previous': 'Anterior',
  'pager.next': 'Siguiente',
  'pager.range': '{first, number}–{last, number} de {total, number}',
}
