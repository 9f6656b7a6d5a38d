/** Names of the function taxonomy by code. */
export const functionLabels: Record<'en' | 'es', Record<string, string>> = {
  en: {
    LC: 'Learning & curriculum',
    'LC.study-tools': 'Study tools',
    'LC.study-tools.tutoring': 'Tutoring',
    CM: 'Classroom management',
    SDO: 'School & district operations',
  },
  es: {
    LC: 'Aprendizaje y currículo',
    'LC.study-tools': 'Herramientas de estudio',
    'LC.study-tools.tutoring': 'Tutoría',
    CM: 'Gestión del aula',
    SDO: 'Gestión escolar y del distrito',
  },
}
