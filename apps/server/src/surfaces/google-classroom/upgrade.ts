import type { AppCard } from '@lectern/api-contracts'
import { appsAtAddresses } from '@lectern/catalog'
import type { Frame } from '@lectern/google-classroom'
import type { DistrictScope } from '@lectern/database'
import type { AppId } from '@lectern/launch'
import type { LaunchPage } from '../embed/launch-page.ts'

type Upgrade = NonNullable<LaunchPage['picking']>['upgrade']

/** The link that Classroom asks to put an attachment in place of, and the app that it leads to. */
export async function upgradeOf(
  scope: DistrictScope,
  frame: Frame,
  getApp: (scope: DistrictScope, id: AppId) => Promise<AppCard>,
): Promise<Upgrade> {
  if (frame.kind !== 'upgrade') return undefined
  const { urlToUpgrade: url } = frame
  const app = (await appsAtAddresses(scope, [url])).get(url)
  return { url, app: app ? await getApp(scope, app.id) : null }
}
