import type { CatalogRow } from '@lectern/api-contracts'
import { StatusPill, toneOfVerdict } from '@lectern/ui'
import { useLanguage } from '../language/language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { DecisionForm } from './decision-form.tsx'

export function DecisionDialog(properties: { app: CatalogRow; onClose: () => void; onSaved: () => void }) {
  const { t } = useLanguage()
  const { app, onClose, onSaved } = properties
  return (
    <Dialog title={app.name} shape="side" onClose={onClose}>
      <div className="app-facts">
        <StatusPill tone={toneOfVerdict[app.verdict]} label={t(`verdict.${app.verdict}`)} />
        <p className="muted">
          {app.vendor} · <a href={app.url}>{new URL(app.url).hostname}</a>
        </p>
        {app.externalIds.length > 0 && (
          <p className="muted">
            {app.externalIds
              .map(({ scheme, value }) => t('decision.externalId', { scheme, value }))
              .join(' · ')}
          </p>
        )}
      </div>
      <DecisionForm app={app} onCancel={onClose} onSaved={onSaved} />
    </Dialog>
  )
}
