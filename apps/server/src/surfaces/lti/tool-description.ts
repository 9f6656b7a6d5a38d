import type { RegistrationFeature, ToolDescription } from '@lectern/lti'

/** How Lectern presents itself to platforms. */
export const toolDescription = (publicUrl: string): ToolDescription => ({
  name: { en: 'Lectern', es: 'Lectern' },
  description: {
    en: 'The apps your district has approved, and how to use them.',
    es: 'Las aplicaciones que su distrito ha aprobado, y cómo usarlas.',
  },
  labels: {
    'course-menu': { en: 'Approved apps', es: 'Aplicaciones aprobadas' },
    'content-picker': { en: 'Approved apps', es: 'Aplicaciones aprobadas' },
    editor: { en: 'Approved apps', es: 'Aplicaciones aprobadas' },
  },
  loginUrl: `${publicUrl}/lti/login`,
  launchUrl: `${publicUrl}/lti/launch`,
  jwksUrl: `${publicUrl}/lti/jwks`,
  homeUrl: publicUrl,
})

/** What Lectern does today, and so what it asks for: no names, no rosters, no grades. */
export const switchedOn: readonly RegistrationFeature[] = [
  'course-menu',
  'account-menu',
  'content-picking',
  'appearance',
]
