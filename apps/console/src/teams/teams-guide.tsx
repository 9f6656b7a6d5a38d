import type { TeamsDetails } from '@lectern/api-contracts'
import type { ReactNode } from 'react'
import { useLanguage } from '../language/language.tsx'
import { CopyScript } from '../parts/copy-script.tsx'
import { CopyValues } from '../parts/copy-value.tsx'
import { ConsentAccess } from './consent-access.tsx'
import type { SeenOfTeams, TeamsStepName } from './teams-steps.ts'

/** What to do for a step, with every value that it takes. */
export function TeamsGuide({ name, seen }: { name: TeamsStepName; seen: SeenOfTeams }) {
  const { t } = useLanguage()
  const { details } = seen
  const parts: Partial<Record<TeamsStepName, ReactNode>> = {
    registration: <Registration values={details.values} />,
    credential: <Credential credential={details.credential} />,
    consent: <ConsentAccess seen={seen} />,
    package: <AppPackage values={details.values} />,
    policy: <CopyValues items={[[t('teams.value.manifestId'), details.values.manifestId]]} />,
  }
  return (
    <div className="guide">
      <p>{t(`teams.step.${name}.how`)}</p>
      {parts[name]}
    </div>
  )
}

function Registration({ values }: Pick<TeamsDetails, 'values'>) {
  const { t } = useLanguage()
  return (
    <>
      <CopyScript label={t('teams.script')} script={values.setupScript} />
      <details>
        <summary>{t('teams.byHand')}</summary>
        <div className="guide">
          <p>{t('teams.byHandHow')}</p>
          <CopyValues
            items={[
              [t('teams.value.signInUri'), values.signInUri],
              [t('teams.value.consentUri'), values.consentUri],
              [t('teams.value.applicationIdUri'), values.applicationIdUri],
              [t('teams.value.scope'), values.tabScope],
              [t('teams.value.tokenVersion'), String(values.tokenVersion)],
            ]}
          />
          <p>{t('teams.hosts')}</p>
          <CopyValues items={values.hosts.map((host) => [t(`teams.host.${host}`), host])} />
        </div>
      </details>
    </>
  )
}

function Credential({ credential: { kind, expiresAt, state } }: Pick<TeamsDetails, 'credential'>) {
  const { t, formats } = useLanguage()
  return (
    <p>
      {t(`teams.kept.${kind}`)}{' '}
      {expiresAt
        ? t(state === 'expired' ? 'teams.credentialEnded' : 'teams.credentialEnds', {
            day: formats.moment(expiresAt),
          })
        : t('teams.credentialUnknown')}
      {state === 'soon' && ` ${t('teams.credentialSoon')}`}
    </p>
  )
}

function AppPackage({ values: { packageUrl, release } }: Pick<TeamsDetails, 'values'>) {
  const { t } = useLanguage()
  return (
    <>
      <p>
        {release
          ? t(release.isCurrent ? 'teams.package.current' : 'teams.package.changed', {
              version: release.version,
            })
          : t('teams.package.never')}
      </p>
      <div>
        <a className="btn tonal" href={packageUrl} download>
          {t('teams.package.download')}
        </a>
      </div>
    </>
  )
}
