import type { InstallationDetails } from '@lectern/api-contracts'
import { useLanguage } from '../language/language.tsx'
import { Panel } from '../parts/panel.tsx'
import { FeatureCard } from './feature-card.tsx'

/** What the district may switch on beyond launches: what it does, what it asks for, which data, and how to allow it there. */
export function FeaturesPanel({ installation }: { installation: InstallationDetails }) {
  const { t } = useLanguage()
  const switchedOn = installation.lti?.features ?? []
  return (
    <Panel
      title={t('features.title')}
      say={t('features.sentence', { count: switchedOn.length })}
      note={t('features.note')}
    >
      <ul className="features">
        {installation.featureNeeds.map((needs) => (
          <li key={needs.feature}>
            <FeatureCard
              installation={installation}
              needs={needs}
              enabled={switchedOn.includes(needs.feature)}
            />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
