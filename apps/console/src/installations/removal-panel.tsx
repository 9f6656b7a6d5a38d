import type { InstallationSummary } from '@lectern/api-contracts'
import { Button } from '@lectern/ui'
import { useState } from 'react'
import { useLanguage } from '../language/language.tsx'
import { Panel } from '../parts/panel.tsx'
import { RemovalDialog } from './removal-dialog.tsx'

/** At the end of every installation's page: the one act that cannot be undone. */
export function RemovalPanel({ installation }: { installation: InstallationSummary }) {
  const { t } = useLanguage()
  const [asking, setAsking] = useState(false)
  return (
    <Panel title={t('removal.title')} note={t('removal.note')}>
      <div className="row-actions">
        <Button look="danger" onClick={() => setAsking(true)}>
          {t('removal.remove')}
        </Button>
      </div>
      {asking && <RemovalDialog installation={installation} onClose={() => setAsking(false)} />}
    </Panel>
  )
}
