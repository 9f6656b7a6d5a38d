import type { AppCard } from '@lectern/api-contracts'
import { Button, Icon } from '@lectern/ui'
import { usePage } from './page.tsx'

/** Nothing where the host makes no links. */
export function ShareButton({ app }: { app: Pick<AppCard, 'id' | 'name'> }) {
  const { t, host } = usePage()
  const share = host?.share
  if (!share) return null
  return (
    <Button look="quiet" aria-label={t('app.share-label', { name: app.name })} onClick={() => share(app)}>
      <Icon name="copy" />
      {t('app.share')}
    </Button>
  )
}
