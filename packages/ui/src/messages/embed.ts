import { catalog } from './catalog.ts'

/** The page inside the hosts. A verb for what a button does; a sentence for everything else. */
export const embedMessages = catalog({
  en: {
    'header.apps-for': 'Apps for {context}',
    'header.apps': 'Apps for your class',
    'header.approved-by': 'Decisions by {district}',
    'header.demo': 'Demo district: decisions are imaginary',
    'skip-to-results': 'Skip to the apps',

    'search.label': 'Search apps',
    'search.placeholder': 'What should students do?',
    'search.clear': 'Clear the search',

    'filters.show': 'Filters',
    'filters.active': '{count, plural, one {# filter} other {# filters}} on',
    'filters.functions': 'What it is for',
    'filters.sub-functions': 'More exactly',
    'filters.verdicts': 'Decision',
    'filters.privacy': 'Student data',
    'filters.no-student-data': 'No student data',
    'filters.clear': 'Clear filters',

    'results.count': '{total, plural, =0 {No app fits yet} one {# app} other {# apps}}',
    'results.title': 'Apps',
    'results.more': 'Show more',
    'results.shown': '{shown, number} of {total, number} shown',
    'results.empty.search':
      'Try fewer or other words: what students should do, a subject, or a product’s name.',
    'results.empty.filters': 'Your filters may leave too little. Take some away.',
    'results.empty.catalog': 'Apps will appear here as soon as {district} adds them.',
    'results.error': 'The apps could not be loaded. What you see is from before.',
    'results.offline': 'You are offline. What you see is from before; it updates when you are back.',
    'results.reference': 'Reference code {reference}',
    'results.show-all': 'Show all apps',
    'try-again': 'Try again',

    'app.open': 'Open',
    'app.open-named': 'Open {name} in a new tab',
    'app.details': 'Details',
    'app.details-named': 'Details of {name}',
    'app.alternatives': 'See alternatives',
    'app.alternatives-named': 'See alternatives to {name}',
    'app.why': 'See why',
    'app.why-named': 'See why {name} is not approved',
    'app.decision-due': 'Decision due {day}',
    'app.decision-open': 'Decision not dated yet',
    'app.purpose': 'For',
    'app.privacy': 'Student data',
    'app.grades': 'Grades',
    'app.use': 'Use here',
    'app.use-none': 'Not opened here in the last 4 weeks',
    'app.address': 'Address',
    'app.use-instead': 'Approved apps to use instead',
    'app.close': 'Close',
    'app.back': 'Back to {name}',
    'app.load-failed': 'That app could not be shown. Please try again.',
    'app.new-tab': 'Opens in a new tab',

    'blocked.text': 'Did nothing open? This frame may not allow new tabs.',
    'blocked.here': 'Open {name} in this window',

    'nudge.label': 'A suggestion for you',
    'nudge.title': 'Your {app} seat is ready and waiting.',
    'nudge.colleagues':
      'Colleagues in your district opened it {opens, plural, one {once} other {# times}} in the last 4 weeks ({people, plural, one {# person} other {# people}}).',
    'nudge.colleagues-few':
      'Colleagues in your district opened it {opens, plural, one {once} other {# times}} in the last 4 weeks.',
    'nudge.time': 'A first look takes about five minutes.',
    'nudge.why': 'Why you? You have had a licence since {day} and have not opened it here.',
    'nudge.open': 'Open {app}',
    'nudge.not-now': 'Not now',
    'nudge.not-for-me': 'Not for me',
    'nudge.thanks.acted': 'Enjoy your first look at {app}.',
    'nudge.thanks.not-now': 'All right, another time.',
    'nudge.thanks.not-for-me': 'Thank you. We will not suggest {app} again.',

    'student.intro': 'Your teacher chose this app for {context}.',
    'student.intro-plain': 'Your teacher chose this app for you.',
    'teacher.linked': 'Students who follow this link see this app and nothing else.',
    'teacher.cannot-open': 'Students cannot open it now.',

    'nothing.title': 'Nothing to open here yet',
    'nothing.no-link':
      'Your teacher has not put an app here yet. When there is one, it opens from your course.',
    'nothing.app-gone': 'The app that was here is no longer in the catalog. Your teacher can choose another.',
    'nothing.not-approved':
      'The app that was here is not approved at the moment. Your teacher can choose another.',

    'expired.title': 'This page has been open a while',
    'expired.text': 'Open it again from your course.',
  },
  es: {
    'header.apps-for': 'Aplicaciones para {context}',
    'header.apps': 'Aplicaciones para su clase',
    'header.approved-by': 'Decisiones de {district}',
    'header.demo': 'Distrito de demostración: las decisiones son imaginarias',
    'skip-to-results': 'Ir a las aplicaciones',

    'search.label': 'Buscar aplicaciones',
    'search.placeholder': '¿Qué harán sus estudiantes?',
    'search.clear': 'Borrar la búsqueda',

    'filters.show': 'Filtros',
    'filters.active': '{count, plural, one {# filtro activo} other {# filtros activos}}',
    'filters.functions': 'Para qué sirve',
    'filters.sub-functions': 'Más exactamente',
    'filters.verdicts': 'Decisión',
    'filters.privacy': 'Datos de estudiantes',
    'filters.no-student-data': 'Sin datos de estudiantes',
    'filters.clear': 'Quitar filtros',

    'results.count':
      '{total, plural, =0 {Ninguna aplicación coincide} one {# aplicación} other {# aplicaciones}}',
    'results.title': 'Aplicaciones',
    'results.more': 'Mostrar más',
    'results.shown': '{shown, number} de {total, number}',
    'results.empty.search':
      'Pruebe con menos palabras u otras: qué harán los estudiantes, una materia o el nombre de un producto.',
    'results.empty.filters': 'Quizá los filtros dejan muy poco. Quite alguno.',
    'results.empty.catalog': 'Aquí aparecerán las aplicaciones en cuanto {district} las agregue.',
    'results.error': 'No se pudieron cargar las aplicaciones. Lo que ve es de antes.',
    'results.offline': 'No tiene conexión. Lo que ve es de antes; se actualizará cuando vuelva.',
    'results.reference': 'Código de referencia {reference}',
    'results.show-all': 'Mostrar todas',
    'try-again': 'Intentar de nuevo',

    'app.open': 'Abrir',
    'app.open-named': 'Abrir {name} en una pestaña nueva',
    'app.details': 'Detalles',
    'app.details-named': 'Detalles de {name}',
    'app.alternatives': 'Ver alternativas',
    'app.alternatives-named': 'Ver alternativas a {name}',
    'app.why': 'Ver por qué',
    'app.why-named': 'Ver por qué {name} no está aprobada',
    'app.decision-due': 'Decisión prevista: {day}',
    'app.decision-open': 'Decisión aún sin fecha',
    'app.purpose': 'Para',
    'app.privacy': 'Datos de estudiantes',
    'app.grades': 'Grados',
    'app.use': 'Uso aquí',
    'app.use-none': 'No se ha abierto aquí en las últimas 4 semanas',
    'app.address': 'Dirección',
    'app.use-instead': 'Aplicaciones aprobadas que puede usar',
    'app.close': 'Cerrar',
    'app.back': 'Volver a {name}',
    'app.load-failed': 'No se pudo mostrar esa aplicación. Inténtelo de nuevo.',
    'app.new-tab': 'Se abre en una pestaña nueva',

    'blocked.text': '¿No se abrió nada? Quizá este marco no permite pestañas nuevas.',
    'blocked.here': 'Abrir {name} en esta ventana',

    'nudge.label': 'Una sugerencia para usted',
    'nudge.title': 'Su licencia de {app} está lista.',
    'nudge.colleagues':
      'En su distrito la abrieron {opens, plural, one {una vez} other {# veces}} en las últimas 4 semanas ({people, plural, one {# persona} other {# personas}}).',
    'nudge.colleagues-few':
      'En su distrito la abrieron {opens, plural, one {una vez} other {# veces}} en las últimas 4 semanas.',
    'nudge.time': 'Un primer vistazo toma unos cinco minutos.',
    'nudge.why': '¿Por qué usted? Tiene una licencia desde el {day} y no la ha abierto aquí.',
    'nudge.open': 'Abrir {app}',
    'nudge.not-now': 'Ahora no',
    'nudge.not-for-me': 'No es para mí',
    'nudge.thanks.acted': 'Que disfrute de su primer vistazo a {app}.',
    'nudge.thanks.not-now': 'Muy bien, otra vez será.',
    'nudge.thanks.not-for-me': 'Gracias. No volveremos a sugerir {app}.',

    'student.intro': 'Tu docente eligió esta aplicación para {context}.',
    'student.intro-plain': 'Tu docente eligió esta aplicación para ti.',
    'teacher.linked': 'Quien siga este enlace verá esta aplicación y nada más.',
    'teacher.cannot-open': 'Los estudiantes no pueden abrirla ahora.',

    'nothing.title': 'Aquí aún no hay nada que abrir',
    'nothing.no-link':
      'Tu docente aún no ha puesto una aplicación aquí. Cuando la haya, se abrirá desde tu curso.',
    'nothing.app-gone':
      'La aplicación que había aquí ya no está en el catálogo. Tu docente puede elegir otra.',
    'nothing.not-approved':
      'La aplicación que había aquí no está aprobada en este momento. Tu docente puede elegir otra.',

    'expired.title': 'Esta página lleva un rato abierta',
    'expired.text': 'Ábrala otra vez desde su curso.',
  },
})
