import type { FeatureNeeds, InstallationDetails, NewLtiInstallation } from '@lectern/api-contracts'
import { useLanguage } from '../language/language.tsx'
import { CopyValue } from '../parts/copy-value.tsx'
import { permissionsOf, type Permission } from './features.ts'
import { FeatureSwitch } from './feature-switch.tsx'
import { platformName, platforms } from './platforms.ts'

interface FeatureProperties {
  installation: InstallationDetails
  needs: FeatureNeeds
  enabled: boolean
}

export function FeatureCard({ installation, needs, enabled }: FeatureProperties) {
  const { t } = useLanguage()
  const { feature } = needs
  const platform = platformName(installation)
  const permissions = permissionsOf(t, needs)
  return (
    <FeatureSwitch
      installationId={installation.id}
      feature={feature}
      enabled={enabled}
      words={{
        name: t(`feature.${feature}`),
        does: t(`feature.${feature}.does`),
        platform,
        asks: (
          <ul>
            {permissions.map(({ value, label }) => (
              <li key={value}>{label}</li>
            ))}
          </ul>
        ),
        data: t(`feature.${feature}.data`),
        deletes: feature === 'roster' ? t('features.rosterOff', { platform }) : undefined,
      }}
    >
      <Allowing installation={installation} permissions={permissions} />
    </FeatureSwitch>
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
