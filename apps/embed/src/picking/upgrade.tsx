import type { EmbedModel } from '@lectern/api-contracts'
import { isOpenable } from '../app-words.ts'
import type { ShowDetails } from '../browse/app-card.tsx'
import { AppCard } from '../browse/app-card.tsx'
import { usePage } from '../page.tsx'

type Asked = NonNullable<NonNullable<Extract<EmbedModel, { mode: 'browse' }>['picking']>['upgrade']>

/** The link that an app may stand in for: first what it leads to, then the district's word on it. */
export function Upgrade({ upgrade: { url, app }, onDetails }: { upgrade: Asked; onDetails: ShowDetails }) {
  const { t } = usePage()
  const { hostname } = new URL(url)
  return (
    <section class="upgrade" aria-labelledby="upgrade">
      <h2 id="upgrade">
        {app ? t('upgrade.known', { app: app.name }) : t('upgrade.unknown', { host: hostname })}
      </h2>
      <p>{app ? t(isOpenable(app) ? 'upgrade.approved' : 'upgrade.not-approved') : t('upgrade.look')}</p>
      {app && (
        <ul class="apps">
          <AppCard app={app} onDetails={onDetails} />
        </ul>
      )}
    </section>
  )
}
