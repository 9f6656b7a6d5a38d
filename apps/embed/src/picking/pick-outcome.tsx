import { Button } from '@lectern/ui'
import { GrantButton } from '../grant-button.tsx'
import { usePage } from '../page.tsx'
import { tellHost } from './hand-to-host.ts'
import type { Picking } from './picking.tsx'

/** What became of the choice where the host does not take this frame over by itself. */
export function PickOutcome({ picking }: { picking: Picking }) {
  const { t } = usePage()
  const { handover } = picking
  if (handover?.grant !== undefined)
    return (
      <div class="picks-outcome" role="alert">
        <p>{t('pick.grant')}</p>
        <GrantButton
          grant={handover.grant}
          look="primary"
          label={t('pick.grant-open')}
          onGranted={picking.resume}
        />
      </div>
    )
  const placed = handover?.placed
  if (!placed || placed.as === 'nothing') return null
  if (placed.as === 'attachments') return <p class="picks-outcome">{t('pick.placed')}</p>
  if (placed.as === 'tabs') return <p class="picks-outcome">{t('pick.placed-tabs')}</p>
  const isAssignment = placed.as === 'assignment'
  return (
    <div class="picks-outcome">
      <p>{t(isAssignment ? 'pick.assigned' : 'pick.linked')}</p>
      <div class="picks-actions">
        {placed.address && (
          <a class="btn primary" href={placed.address} target="_blank" rel="noopener">
            {t('pick.linked-open')}
          </a>
        )}
        {!isAssignment && (
          <Button look="quiet" onClick={() => tellHost(placed)}>
            {t('pick.close')}
          </Button>
        )}
      </div>
    </div>
  )
}
