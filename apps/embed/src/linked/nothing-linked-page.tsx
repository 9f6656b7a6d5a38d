import { Notice } from '../notice.tsx'
import { usePage } from '../page.tsx'

export function NothingLinkedPage({ reason }: { reason: 'no-link' | 'app-gone' | 'not-approved' }) {
  const { t } = usePage()
  return (
    <Notice icon="info" title={t('nothing.title')}>
      {t(`nothing.${reason}`)}
    </Notice>
  )
}
