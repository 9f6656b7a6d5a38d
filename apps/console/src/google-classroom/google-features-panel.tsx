import type { InstallationDetails } from '@lectern/api-contracts'
import { Button, StatusPill } from '@lectern/ui'
import { useState } from 'react'
import { useSwitchFeature } from '../installations/features-query.ts'
import { useLanguage } from '../language/language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'

/** In the order in which they are told. */
const googleFeatures = ['roster', 'credit', 'course-links'] as const
type GoogleFeature = (typeof googleFeatures)[number]

export function GoogleFeaturesPanel({ installation }: { installation: InstallationDetails }) {
  const { t } = useLanguage()
  const switchedOn = installation.google?.features ?? []
  return (
    <Panel
      title={t('features.title')}
      say={t('features.sentence', { count: switchedOn.length })}
      note={t('google.featuresNote')}
    >
      <ul className="features">
        {googleFeatures.map((feature) => (
          <li key={feature}>
            <Feature id={installation.id} feature={feature} enabled={switchedOn.includes(feature)} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Feature({ id, feature, enabled }: { id: string; feature: GoogleFeature; enabled: boolean }) {
  const { t } = useLanguage()
  const change = useSwitchFeature(id)
  const [asking, setAsking] = useState(false)
  const name = t(`feature.${feature}`)
  const switchTo = (wanted: boolean) => change.mutate({ feature, enabled: wanted })
  // Only what is deleted has to be confirmed.
  const deletes = feature === 'roster'
  return (
    <article className={enabled ? 'feature on' : 'feature'}>
      <header>
        <h3>{name}</h3>
        <span role="status">
          <StatusPill tone={enabled ? 'ok' : 'plain'} label={t(enabled ? 'features.on' : 'features.off')} />
        </span>
      </header>
      <p>{t(`google.feature.${feature}.does`)}</p>
      <dl className="feature-facts">
        <div>
          <dt>{t('features.asks', { platform: 'Google' })}</dt>
          <dd>{t(`google.feature.${feature}.asks`)}</dd>
        </div>
        <div>
          <dt>{t('features.data')}</dt>
          <dd>{t(`feature.${feature}.data`)}</dd>
        </div>
      </dl>
      {change.isError && <ProblemNotice error={change.error} />}
      <footer>
        <Button
          look={enabled ? 'plain' : 'tonal'}
          disabled={change.isPending}
          onClick={() => (enabled && deletes ? setAsking(true) : switchTo(!enabled))}
          aria-label={t(enabled ? 'features.switchOffLabel' : 'features.switchOnLabel', { name })}
        >
          {t(enabled ? 'features.switchOff' : 'features.switchOn')}
        </Button>
      </footer>
      {asking && (
        <Dialog title={t('features.offTitle', { name })} onClose={() => setAsking(false)}>
          <p>{t('google.rosterOff')}</p>
          <div className="dialog-actions">
            <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
            <Button
              look="danger"
              onClick={() => {
                switchTo(false)
                setAsking(false)
              }}
            >
              {t('features.offConfirm')}
            </Button>
          </div>
        </Dialog>
      )}
    </article>
  )
}
