import type { AppDescription } from '../app-package/app-description.ts'
import { simulatedApp } from './a-district.ts'

/** An app as a district gets it, in two languages. */
export const anAppDescription = (own: Partial<AppDescription> = {}): AppDescription => ({
  clientId: simulatedApp.clientId,
  host: simulatedApp.host,
  manifestId: '66666666-ffff-4fff-8fff-666666666666',
  product: 'Lectern',
  district: 'Fairview Schools',
  description: {
    short: {
      en: 'Approved apps for your classes',
      es: 'Aplicaciones aprobadas para sus clases',
    },
    full: {
      en: 'Find the apps your district approved, and add them to a class.',
      es: 'Encuentre las aplicaciones que aprobó su distrito y agréguelas a una clase.',
    },
  },
  developer: {
    name: 'Lectern',
    websiteUrl: 'https://tool.example/',
    privacyUrl: 'https://tool.example/privacy',
    termsOfUseUrl: 'https://tool.example/terms',
  },
  tabs: [
    {
      entityId: 'catalog',
      name: { en: 'Approved apps', es: 'Aplicaciones aprobadas' },
      path: '/teams/tab?theme={app.theme}&locale={app.locale}&item={page.subPageId}',
      websitePath: '/teams/tab',
    },
  ],
  configurePath: '/teams/config?theme={app.theme}&locale={app.locale}',
  activities: [
    {
      type: 'unusedLicence',
      description: { en: 'A seat you have and never used', es: 'Una licencia que tiene y nunca usó' },
      templateText: { en: 'You have a seat in {appName}', es: 'Usted tiene una licencia de {appName}' },
    },
    {
      type: 'appDecided',
      description: {
        en: 'An app you asked for was decided',
        es: 'Se decidió sobre una aplicación que pidió',
      },
      templateText: { en: '{appName} was {decision}', es: '{decision}: {appName}' },
    },
  ],
  ...own,
})
