import { usePage } from '../page.tsx'
import type { Picking } from './picking.tsx'

/** Stands beside the button that was pressed, which is also the one to try again. */
export function PickFailure({ picking: { handover } }: { picking: Picking }) {
  const { t } = usePage()
  if (!handover?.failure) return null
  const { reference } = handover.failure
  return (
    <p class="pick-failure" role="alert">
      {t(handover.isCancel ? 'pick.cancel-failed' : 'pick.failed')}{' '}
      {reference && <span class="muted">{t('results.reference', { reference })}</span>}
    </p>
  )
}
