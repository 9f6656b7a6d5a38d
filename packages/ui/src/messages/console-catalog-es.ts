import type { consoleCatalogEn } from './console-catalog-en.ts'

/** What the console says of the catalog, decisions about apps and imports, in Spanish. */
export const consoleCatalogEs: Record<keyof typeof consoleCatalogEn, string> = {
  'link.title': 'El camino corto: que la plataforma se registre sola',
  'link.note':
    'Si su {platform} ofrece el registro dinámico, este enlace sustituye los pasos siguientes: lleva nuestros valores allí y trae los suyos aquí.',
  'link.name': 'Nombre de esta instalación',
  'link.make': 'Crear un enlace de registro',
  'link.url': 'URL de registro',
  'link.where': 'Péguelo en la plataforma donde pide una URL de registro. Sirve una vez, durante un día.',

  'run.status.waiting': 'En espera',
  'run.status.running': 'En curso',
  'run.status.done': 'Terminada',
  'run.status.failed': 'Fallida',
  'run.status.cancelled': 'Cancelada',

  'catalog.title': 'Catálogo',
  'catalog.count':
    '{total, plural, =0 {Ninguna aplicación coincide.} one {# aplicación} other {# aplicaciones}}',
  'catalog.search': 'Buscar por nombre, proveedor o identificador',
  'catalog.any': 'Cualquiera',
  'catalog.withCount': '{label} ({count})',
  'catalog.name': 'Nombre',
  'catalog.vendor': 'Proveedor',
  'catalog.function': 'Función',
  'catalog.approval': 'Aprobación',
  'catalog.privacy': 'Datos de estudiantes',
  'catalog.verdict': 'Veredicto',
  'catalog.use': 'Uso, 28 días',
  'catalog.updated': 'Actualizado',
  'catalog.columns': 'Columnas',
  'catalog.export': 'Exportar CSV',
  'catalog.import': 'Importar',
  'catalog.notUsed': 'Sin abrir',
  'catalog.useCell': '{opens, plural, one {# vez} other {# veces}} · {people}',
  'catalog.nothingFound': 'Ninguna aplicación coincide con esta búsqueda',
  'catalog.nothingFoundDetail':
    'Pruebe con menos palabras o filtros. Un identificador en uso que no aparece aquí es una aplicación que nadie ha registrado aún.',
  'catalog.clear': 'Mostrar todas',
  'catalog.none': 'Traiga su lista de aplicaciones',
  'catalog.noneDetail':
    'El catálogo guarda cada aplicación con su aprobación y su acuerdo de datos. Una hoja de cálculo guardada como CSV lo llena.',

  'decision.saved': 'Se guardó la decisión sobre {name}.',
  'decision.externalId': '{scheme} {value}',
  'decision.reason': 'Motivo que ven los docentes',
  'decision.reasonHint': 'Manténgalo neutral: habla de su decisión, no del proveedor.',
  'decision.noReason': 'Sin motivo',
  'decision.grades': 'Grados',
  'decision.from': 'De',
  'decision.to': 'A',
  'decision.due': 'Fecha prevista de la decisión',
  'decision.alternatives': 'Alternativas aprobadas',
  'decision.findAlternative': 'Buscar una aplicación aprobada',
  'decision.removeAlternative': 'Quitar {name}',
  'decision.offers':
    '{count, plural, =0 {Ninguna aplicación aprobada coincide} one {# aplicación aprobada coincide} other {# aplicaciones aprobadas coinciden}}',
  'decision.save': 'Guardar decisión',

  'imports.title': 'Importaciones',
  'imports.new': 'Importar un archivo',
  'imports.kind': '¿Qué contiene el archivo?',
  'imports.kind.catalog': 'Catálogo de aplicaciones',
  'imports.kind.usage': 'Datos de uso',
  'imports.kind.resources': 'Ayuda para docentes',
  'imports.kind.rosters': 'Listas de clase',
  'imports.kind.catalog.columns':
    'Una aplicación por fila: identificador, nombre, proveedor, dirección, función.',
  'imports.kind.usage.columns':
    'Una aplicación y un día por fila: fecha, identificador, porcentaje de estudiantes, cargas por cada 1,000 estudiantes.',
  'imports.kind.resources.columns':
    'Un video, artículo, curso o página por fila: id, title, url; también kind, minutes, language, provider, description, app, grades, subjects, retired (yes lo retira).',
  'imports.file': 'Archivo CSV, también comprimido (.gz)',
  'imports.start': 'Iniciar importación',
  'imports.sending': 'Enviando el archivo…',
  'imports.runs': 'Importaciones hasta ahora',
  'imports.none': 'Aún no se ha importado nada',
  'imports.noneDetail':
    'Cada importación muestra aquí su progreso, incluso al recargar, y termina con un informe de las filas rechazadas.',
  'imports.progress': 'Progreso de {fileName}',
  'imports.counting': 'Contando las filas…',
  'imports.doneOf': '{done, number} de {total, number} filas ({percent})',
  'imports.acceptedRows': 'Aceptadas',
  'imports.unchangedRows': 'Sin cambios',
  'imports.rejectedRows': 'Rechazadas',
  'imports.cancel': 'Cancelar importación',
  'imports.cancelLabel': 'Cancelar la importación de {fileName}',
  'imports.rejections':
    '{count, plural, one {Descargar # fila rechazada} other {Descargar # filas rechazadas}}',
}
