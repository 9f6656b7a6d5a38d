import type { GrantedBy } from '@lectern/api-contracts'
import { disclosedPeople } from '../language/disclosed-people.ts'
import { useLanguage } from '../language/language.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { Panel } from '../parts/panel.tsx'

/** How many people granted what is asked of them; never so few that they could be named. */
export function GrantedPanel({ granted }: { granted: GrantedBy[] }) {
  const { t } = useLanguage()
  return (
    <Panel title={t('google.granted')} span="half" note={t('google.grantedNote')}>
      <DataTable
        caption={t('google.granted')}
        rows={granted}
        rowKey={({ audience }) => audience}
        columns={[
          {
            id: 'audience',
            header: t('google.audience'),
            isRowHeader: true,
            cell: ({ audience }) => t(`google.audience.${audience}`),
          },
          {
            id: 'people',
            header: t('google.signedIn'),
            numeric: true,
            cell: ({ people }) => disclosedPeople(t, people),
          },
          {
            id: 'all',
            header: t('google.grantedAll'),
            numeric: true,
            cell: ({ all }) => disclosedPeople(t, all),
          },
          {
            id: 'notAll',
            header: t('google.grantedNotAll'),
            numeric: true,
            cell: ({ notAll }) => disclosedPeople(t, notAll),
          },
        ]}
      />
    </Panel>
  )
}
