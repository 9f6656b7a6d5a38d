import type { RemovedInstallation } from '@lectern/api-contracts'
import { useLanguage } from '../language/language.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { Panel } from '../parts/panel.tsx'
import { hostNames } from './platforms.ts'

/** Names that still stand in figures. */
export function RemovedInstallations({ removed }: { removed: RemovedInstallation[] }) {
  const { t, formats } = useLanguage()
  return (
    <Panel title={t('removed.title')} note={t('removed.note')}>
      <DataTable
        caption={t('removed.title')}
        rows={removed}
        rowKey={({ id }) => id}
        columns={[
          { id: 'name', header: t('installations.name'), isRowHeader: true, cell: ({ name }) => name },
          {
            id: 'platform',
            header: t('installations.platform'),
            cell: ({ surface }) => hostNames[surface],
          },
          { id: 'at', header: t('removed.at'), cell: ({ removedAt }) => formats.ago(removedAt) },
        ]}
      />
    </Panel>
  )
}
