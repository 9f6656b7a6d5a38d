import type { InstallationFeature, TeamsDetails } from '@lectern/api-contracts'
import { FeatureSwitch } from '../installations/feature-switch.tsx'
import { useLanguage } from '../language/language.tsx'
import { Panel } from '../parts/panel.tsx'
import type { SeenOfTeams } from './teams-steps.ts'

const described = ['roster', 'notifications'] as const satisfies readonly InstallationFeature[]

/** What the district may switch on in Teams: what it does, what it asks for, and which data. */
export function TeamsFeaturesPanel({ seen: { installation, details } }: { seen: SeenOfTeams }) {
  const { t } = useLanguage()
  const switchedOn = installation.teams?.features ?? []
  return (
    <Panel
      title={t('features.title')}
      say={t('features.sentence', { count: switchedOn.length })}
      note={t('teams.featuresNote')}
    >
      <ul className="features">
        {described
          .filter((feature) => details.offered.includes(feature))
          .map((feature) => (
            <li key={feature}>
              <FeatureSwitch
                installationId={installation.id}
                feature={feature}
                enabled={switchedOn.includes(feature)}
                words={{
                  name: t(`feature.${feature}`),
                  does: t(`teams.feature.${feature}.does`),
                  platform: 'Microsoft',
                  asks: <Asks feature={feature} details={details} />,
                  data: t(`teams.feature.${feature}.data`),
                  deletes: t(`teams.feature.${feature}.off`),
                }}
              />
            </li>
          ))}
      </ul>
    </Panel>
  )
}

/** With the state of each permission once it is switched on. */
function Asks({ feature, details }: { feature: (typeof described)[number]; details: TeamsDetails }) {
  const { t } = useLanguage()
  const missing = details.permissions.filter(({ use, granted }) => use === feature && granted === false)
  return (
    <>
      <p>{t(`teams.feature.${feature}.asks`)}</p>
      {missing.length > 0 && (
        <p>
          {t('teams.missing')} <code>{missing.map(({ name }) => name).join(' ')}</code>
        </p>
      )}
    </>
  )
}
