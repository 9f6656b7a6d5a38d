import type { LaunchRecord } from '@lectern/api-contracts'
import { StatusPill } from '@lectern/ui'
import { useLanguage, type Language } from '../language/language.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Panel } from '../parts/panel.tsx'

/** The last launches, good and refused; of a refused one the check that failed and what to change. */
export function LaunchesPanel({ launches }: { launches: LaunchRecord[] }) {
  const { t, formats } = useLanguage()
  return (
    <Panel title={t('launches.title')} note={t('launches.note')}>
      {launches.length === 0 ? (
        <EmptyState title={t('launches.none')}>{t('launches.noneDetail')}</EmptyState>
      ) : (
        <DataTable
          caption={t('launches.title')}
          rows={launches}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'at',
              header: t('launches.at'),
              isRowHeader: true,
              cell: ({ at }) => (
                <time dateTime={at} title={formats.ago(at)}>
                  {formats.moment(at)}
                </time>
              ),
            },
            {
              id: 'outcome',
              header: t('launches.outcome'),
              cell: ({ outcome }) => (
                <StatusPill
                  tone={outcome === 'accepted' ? 'ok' : 'no'}
                  label={t(`launches.outcome.${outcome}`)}
                />
              ),
            },
            { id: 'role', header: t('launches.role'), cell: ({ role }) => roleName(t, role) },
            {
              id: 'context',
              header: t('launches.context'),
              cell: ({ contextTitle, placement }) => (
                <>
                  {contextTitle ?? t('unknownValue')}
                  {placement && <span className="muted block">{placement}</span>}
                </>
              ),
            },
            {
              id: 'details',
              header: t('launches.details'),
              cell: (launch) => <LaunchDetails launch={launch} />,
            },
          ]}
        />
      )}
    </Panel>
  )
}

function LaunchDetails({ launch }: { launch: LaunchRecord }) {
  const { t } = useLanguage()
  const { message, code, reference, passedChecks } = launch
  return (
    <>
      {message && <p className="launch-message">{message}</p>}
      <details>
        <summary>{t('details')}</summary>
        <dl className="facts">
          {code && <Fact name={t('launches.code')} value={code} />}
          {reference && <Fact name={t('problem.reference')} value={reference} />}
          <div>
            <dt>{t('launches.passed', { count: passedChecks.length })}</dt>
            <dd>{passedChecks.join(' · ')}</dd>
          </div>
        </dl>
      </details>
    </>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <code>{value}</code>
      </dd>
    </div>
  )
}

const roles = ['teacher', 'student', 'admin'] as const

function roleName(t: Language['t'], role: string | null) {
  const known = roles.find((one) => one === role)
  return known ? t(`launches.role.${known}`) : (role ?? t('unknownValue'))
}
