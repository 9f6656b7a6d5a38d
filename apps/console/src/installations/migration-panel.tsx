import type { InstallationDetails } from '@lectern/api-contracts'
import { Icon } from '@lectern/ui'
import { Link } from 'wouter'
import { useLanguage } from '../language/language.tsx'
import { Panel } from '../parts/panel.tsx'
import { useInstallations } from './installations-query.ts'

type Deployments = NonNullable<InstallationDetails['lti']>['deployments']

/** What deployments say of their past in LTI 1.1; nothing where none says anything. */
export function MigrationPanel({ deployments }: { deployments: Deployments }) {
  const { t } = useLanguage()
  const names = new Map(useInstallations().data?.installations.map(({ id, name }) => [id, name]))
  const claiming = deployments.filter(({ replaces, migrationProblem }) => replaces ?? migrationProblem)
  if (claiming.length === 0) return null
  return (
    <Panel title={t('migration.title')} span="half" note={t('migration.note')}>
      <ul className="checklist">
        {claiming.map(({ deploymentId, replaces, migrationProblem }) => (
          <li key={deploymentId} className={replaces ? 'done' : 'problem'}>
            <span className="check-mark">
              <Icon name={replaces ? 'check' : 'alert'} />
            </span>
            <div>
              <p className="check-title">
                <code>{deploymentId}</code>
              </p>
              {replaces ? (
                <p>
                  {t('migration.replaces')}{' '}
                  <Link href={`/installations/${replaces}`}>{names.get(replaces) ?? 'LTI 1.1'}</Link>
                </p>
              ) : (
                <p>
                  {t('migration.unproved')} <code>{migrationProblem}</code>
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
