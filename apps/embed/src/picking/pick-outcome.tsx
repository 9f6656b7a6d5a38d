import { Button } from '@lectern/ui'
import { useState } from 'preact/hooks'
import { usePage } from '../page.tsx'
import { tellHost } from './hand-to-host.ts'
import type { Picking } from './picking.tsx'
import { whenGranted } from './when-granted.ts'

/** What became of the choice where the host does not take this frame over by itself. */
export function PickOutcome({ picking }: { picking: Picking }) {
  const { t } = usePage()
  const { handover } = picking
  if (handover?.grant !== undefined)
    return <GrantRequest address={handover.grant} onGranted={picking.submit} />
  const placed = handover?.placed
  if (!placed || placed.as === 'nothing') return null
  if (placed.as === 'attachments') return <p class="picks-outcome">{t('pick.placed')}</p>
  return (
    <div class="picks-outcome">
      <p>{t('pick.linked')}</p>
      <div class="picks-actions">
        {placed.address && (
          <a class="btn primary" href={placed.address} target="_blank" rel="noopener">
            {t('pick.linked-open')}
          </a>
        )}
        <Button look="quiet" onClick={() => tellHost(placed)}>
          {t('pick.close')}
        </Button>
      </div>
    </div>
  )
}

function GrantRequest({ address, onGranted }: { address: string; onGranted: () => void }) {
  const { t } = usePage()
  const [isBlocked, setBlocked] = useState(false)
  return (
    <div class="picks-outcome" role="alert">
      <p>{t('pick.grant')}</p>
      <Button look="primary" onClick={() => setBlocked(!whenGranted(address, onGranted))}>
        {t('pick.grant-open')}
      </Button>
      {isBlocked && <p class="pick-failure">{t('pick.grant-blocked')}</p>}
    </div>
  )
}
