import type { InstallationDetails } from '@lectern/api-contracts'
import { FeatureSwitch } from '../installations/feature-switch.tsx'
import { useLanguage } from '../language/language.tsx'
import { Panel } from '../parts/panel.tsx'

/** In the order in which they are told. */
const googleFeatures = ['roster', 'credit', 'course-links'] as const

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
            <FeatureSwitch
              installationId={installation.id}
              feature={feature}
              enabled={switchedOn.includes(feature)}
              words={{
                name: t(`feature.${feature}`),
                does: t(`google.feature.${feature}.does`),
                platform: 'Google',
                asks: t(`google.feature.${feature}.asks`),
                data: t(`feature.${feature}.data`),
                deletes: feature === 'roster' ? t('google.rosterOff') : undefined,
              }}
            />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
