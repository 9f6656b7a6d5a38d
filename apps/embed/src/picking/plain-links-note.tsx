import { Banner } from '@lectern/ui'
import { usePage } from '../page.tsx'
import { usePicking } from './picking.tsx'

/** Said before anything is chosen: a plain link leads past Lectern. */
export function PlainLinksNote() {
  const { t } = usePage()
  const picking = usePicking()
  if (!picking || picking.counted) return null
  return (
    <div class="uncounted">
      <Banner tone="limit">{t('pick.uncounted')}</Banner>
    </div>
  )
}
