import type { FeatureNeeds, InstallationDetails, NewLtiInstallation } from '@lectern/api-contracts'
import { Button, StatusPill } from '@lectern/ui'
import { useState } from 'react'
import { useLanguage } from '../language/language.tsx'
import { CopyValue } from '../parts/copy-value.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { permissionsOf, type Permission } from './features.ts'
import { useSwitchFeature } from './features-query.ts'
import { platformName, platforms } from './platforms.ts'

interface FeatureProperties {
  installation: InstallationDetails
  needs: FeatureNeeds
  enabled: boolean
}

export function FeatureCard({ installation, needs, enabled }: FeatureProperties) {
  const { t } = useLanguage()
  const { feature } = needs
  const change = useSwitchFeature(installation.id)
  const [asking, setAsking] = useState(false)
  const name = t(`feature.${feature}`)
  const platform = platformName(installation)
  const permissions = permissionsOf(t, needs)
  // Only what is deleted has to be confirmed.
  const deletes = feature === 'roster'
  const switchTo = (wanted: boolean) => change.mutate({ feature, enabled: wanted })

  return (
    <article className={enabled ? 'feature on' : 'feature'}>
      <header>
        <h3>{name}</h3>
        <span role="status">
          <StatusPill tone={enabled ? 'ok' : 'plain'} label={t(enabled ? 'features.on' : 'features.off')} />
        </span>
      </header>
      <p>{t(`feature.${feature}.does`)}</p>
      <dl className="feature-facts">
        <div>
          <dt>{t('features.asks', { platform })}</dt>
          <dd>
            <ul>
              {permissions.map(({ value, label }) => (
                <li key={value}>{label}</li>
              ))}
            </ul>
          </dd>
        </div>
        <div>
          <dt>{t('features.data')}</dt>
          <dd>{t(`feature.${feature}.data`)}</dd>
        </div>
      </dl>
      <Allowing installation={installation} permissions={permissions} />
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
          <p>{t('features.rosterOff', { platform })}</p>
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

/** What an administrator changes in the platform, with every value to paste there. */
function Allowing({
  installation,
  permissions,
}: Pick<FeatureProperties, 'installation'> & { permissions: Permission[] }) {
  const { t } = useLanguage()
  const platform = platformName(installation)
  return (
    <details>
      <summary>{t('features.allow', { platform })}</summary>
      <p className="muted">{t(`features.where.${profileOf(installation)}`)}</p>
      <dl className="values">
        {permissions.map(({ value, label }) => (
          <CopyValue key={value} label={label} value={value} />
        ))}
      </dl>
      <p className="muted">{t('features.selfRegistered', { platform })}</p>
    </details>
  )
}

const profileOf = ({ lti }: InstallationDetails): NewLtiInstallation['profile'] =>
  platforms.find(({ profile }) => profile === lti?.profile)?.profile ?? 'strict'
