import type { AppDescription, Localized } from '@lectern/teams'
import type { TeamsInstallation } from '@lectern/tenancy'
import { teamsPackageMessages } from '@lectern/ui/messages'
import { browserPath, configPath, tabPath } from './tab-addresses.ts'
import type { TeamsSurface } from './teams-surface.ts'

/** The personal tab, as the package and every link into it name it. */
export const catalogTab = 'catalog'

const product = 'Lectern'

/** The app of a district, as its package describes it. */
export const appDescription = (
  { host }: Pick<TeamsSurface, 'host'>,
  installation: TeamsInstallation,
): AppDescription => ({
  clientId: installation.clientId,
  host,
  manifestId: installation.manifestId,
  product,
  district: installation.districtName,
  description: { short: words('short'), full: words('full') },
  developer: {
    name: product,
    websiteUrl: installation.websiteUrl,
    privacyUrl: installation.privacyUrl,
    termsOfUseUrl: installation.termsUrl,
  },
  tabs: [
    {
      entityId: catalogTab,
      name: words('tab.catalog'),
      path: tabPath(installation),
      websitePath: browserPath(installation),
    },
  ],
  configurePath: configPath(installation),
  activities: [
    {
      type: 'seatNeverOpened',
      description: words('activity.seatNeverOpened'),
      templateText: words('activity.seatNeverOpened.text'),
    },
  ],
})

const words = (key: keyof (typeof teamsPackageMessages)['en']): Localized => ({
  en: teamsPackageMessages.en[key],
  es: teamsPackageMessages.es[key],
})
