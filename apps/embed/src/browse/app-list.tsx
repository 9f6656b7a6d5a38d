import type { AppCard as App } from '@lectern/api-contracts'
import { usePage } from '../page.tsx'
import type { ShowDetails } from './app-card.tsx'
import { AppCard } from './app-card.tsx'

export interface AppListProps {
  apps: App[]
  onDetails: ShowDetails
}

/** The server has most of its first page's markup already, see render.tsx; a browser makes the same from the apps. */
export function AppList({ apps, onDetails }: AppListProps) {
  const { sharedMarkup } = usePage()
  if (sharedMarkup) return <ul class="apps" dangerouslySetInnerHTML={{ __html: sharedMarkup(apps) }} />
  return (
    <ul class="apps">
      <AppCards apps={apps} onDetails={onDetails} />
    </ul>
  )
}

export const AppCards = ({ apps, onDetails }: AppListProps) => (
  <>
    {apps.map((app) => (
      <AppCard key={app.id} app={app} onDetails={onDetails} />
    ))}
  </>
)
