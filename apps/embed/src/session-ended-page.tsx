import { FocusTarget } from './focus-target.tsx'
import { Notice } from './notice.tsx'
import { usePage } from './page.tsx'

export function SessionEndedPage() {
  const { t } = usePage()
  return (
    <FocusTarget>
      <Notice icon="clock" title={t('expired.title')}>
        {t('expired.text')}
      </Notice>
    </FocusTarget>
  )
}
