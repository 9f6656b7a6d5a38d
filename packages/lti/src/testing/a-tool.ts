import type { ToolDescription } from '../registration/tool-description.ts'

/** A tool as it presents itself to platforms, in two languages. */
export const aTool = (own: Partial<ToolDescription> = {}): ToolDescription => ({
  name: { en: 'Apps and help', es: 'Aplicaciones y ayuda' },
  description: { en: 'Approved apps for this class', es: 'Aplicaciones aprobadas para esta clase' },
  labels: { 'content-picker': { en: 'Pick an app', es: 'Elegir una aplicación' } },
  loginUrl: 'https://tool.example/lti/login',
  launchUrl: 'https://tool.example/lti/launch',
  jwksUrl: 'https://tool.example/lti/jwks',
  iconUrl: 'https://tool.example/icon.png',
  ...own,
})
