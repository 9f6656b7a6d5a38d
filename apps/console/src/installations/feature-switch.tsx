import type { InstallationFeature } from '@lectern/api-contracts'
import { Button, StatusPill } from '@lectern/ui'
import type { ReactNode } from 'react'
import { useLanguage } from '../language/language.tsx'
import { ConfirmedButton } from '../parts/confirmed-button.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useSwitchFeature } from './features-query.ts'

/** What the card of a feature says of it in the words of its host. */
export interface FeatureWords {
  name: string
  does: string
  platform: string
  asks: ReactNode
  data: string
  /** What is deleted when it is switched off; only that has to be confirmed. */
  deletes?: string
}

export function FeatureSwitch(properties: {
  installationId: string
  feature: InstallationFeature
  enabled: boolean
  words: FeatureWords
  children?: ReactNode
}) {
  const { installationId, feature, enabled, words } = properties
  const { t } = useLanguage()
  const change = useSwitchFeature(installationId)
  const switchTo = (wanted: boolean) => change.mutate({ feature, enabled: wanted })
  const { name, deletes } = words
  return (
    <article className={enabled ? 'feature on' : 'feature'}>
      <header>
        <h3>{name}</h3>
        <span role="status">
          <StatusPill tone={enabled ? 'ok' : 'plain'} label={t(enabled ? 'features.on' : 'features.off')} />
        </span>
      </header>
      <p>{words.does}</p>
      <dl className="feature-facts">
        <div>
          <dt>{t('features.asks', { platform: words.platform })}</dt>
          <dd>{words.asks}</dd>
        </div>
        <div>
          <dt>{t('features.data')}</dt>
          <dd>{words.data}</dd>
        </div>
      </dl>
      {properties.children}
      {change.isError && <ProblemNotice error={change.error} />}
      <footer>
        {enabled && deletes ? (
          <ConfirmedButton
            label={t('features.switchOff')}
            accessibleName={t('features.switchOffLabel', { name })}
            disabled={change.isPending}
            title={t('features.offTitle', { name })}
            what={deletes}
            confirm={t('features.offConfirm')}
            onConfirm={() => switchTo(false)}
          />
        ) : (
          <Button
            look={enabled ? 'plain' : 'tonal'}
            disabled={change.isPending}
            onClick={() => switchTo(!enabled)}
            aria-label={t(enabled ? 'features.switchOffLabel' : 'features.switchOnLabel', { name })}
          >
            {t(enabled ? 'features.switchOff' : 'features.switchOn')}
          </Button>
        )}
      </footer>
    </article>
  )
}
