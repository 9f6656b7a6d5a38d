import type { TeamsPermission } from '@lectern/api-contracts'
import { StatusPill, type StatusTone } from '@lectern/ui'
import { useLanguage } from '../language/language.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { Panel } from '../parts/panel.tsx'

type State = 'granted' | 'missing' | 'untold'
const tones: Record<State, StatusTone> = { granted: 'ok', missing: 'no', untold: 'plain' }
const stateOf = ({ granted }: TeamsPermission): State =>
  granted === null ? 'untold' : granted ? 'granted' : 'missing'

/** What Lectern asks Microsoft Graph for, each with what it is for and whether it was granted. */
export function PermissionsPanel({ permissions }: { permissions: TeamsPermission[] }) {
  const { t } = useLanguage()
  return (
    <Panel title={t('teams.permissions')} note={t('teams.permissionsNote')}>
      <DataTable
        caption={t('teams.permissions')}
        rows={permissions}
        rowKey={({ kind, name }) => `${kind} ${name}`}
        columns={[
          {
            id: 'name',
            header: t('teams.permission'),
            isRowHeader: true,
            cell: ({ name }) => <code>{name}</code>,
          },
          { id: 'kind', header: t('teams.kind'), cell: ({ kind }) => t(`teams.kind.${kind}`) },
          { id: 'use', header: t('teams.use'), cell: ({ use }) => t(`teams.use.${use}`) },
          {
            id: 'granted',
            header: t('teams.granted'),
            cell: (permission) => {
              const state = stateOf(permission)
              return <StatusPill tone={tones[state]} label={t(`teams.granted.${state}`)} />
            },
          },
        ]}
      />
    </Panel>
  )
}
