import type { TeamsInstallation } from '@lectern/tenancy'
import { clientParameter } from './named-installations.ts'
import type { OpenedTab } from './opened-tab.ts'
import { placementParameter } from './placed-item.ts'
import type { TeamsSurface } from './teams-surface.ts'

type Client = Pick<TeamsInstallation, 'clientId'>

/** Teams fills these in; what comes of it are hints. */
const placeholders = 'theme={app.theme}&locale={app.locale}&item={page.subPageId}&page={page.id}'

/** Paths of the app package. */
export const tabPath = ({ clientId }: Client): string =>
  `/teams/tab?${clientParameter}=${clientId}&${placeholders}`
export const configPath = ({ clientId }: Client): string =>
  `/teams/config?${clientParameter}=${clientId}&theme={app.theme}&locale={app.locale}`
export const browserPath = ({ clientId }: Client): string => `/teams/browser?${clientParameter}=${clientId}`

/** What Teams shows before a tab goes. */
export const removalUrl = ({ publicUrl }: Pick<TeamsSurface, 'publicUrl'>): string =>
  `${publicUrl}/teams/remove?theme={app.theme}&locale={app.locale}`

/** Of a tab in a channel: one app, or the catalog. */
export const channelTabUrl = (
  { publicUrl }: Pick<TeamsSurface, 'publicUrl'>,
  client: Client,
  placementId: string | undefined,
): string =>
  publicUrl + tabPath(client) + (placementId === undefined ? '' : `&${placementParameter}=${placementId}`)

/** The same thing without Teams. */
export function browserUrl(
  { publicUrl }: Pick<TeamsSurface, 'publicUrl'>,
  {
    clientId,
    placement,
    hints,
  }: Pick<OpenedTab, 'clientId' | 'placement'> & {
    hints?: Pick<OpenedTab['hints'], 'subPageId'>
  },
): string {
  const url = new URL(publicUrl + browserPath({ clientId }))
  if (placement) url.searchParams.set(placementParameter, placement)
  if (hints?.subPageId) url.searchParams.set('item', hints.subPageId)
  return url.href
}
