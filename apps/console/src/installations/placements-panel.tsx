import type { PlacedLink } from '@lectern/api-contracts'
import { useLanguage } from '../language/language.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { Panel } from '../parts/panel.tsx'

/** What teachers placed in their courses, and when it was last opened; nothing where nobody has placed anything. */
export function PlacementsPanel({ placements }: { placements: PlacedLink[] }) {
  const { t, formats } = useLanguage()
  if (placements.length === 0) return null
  return (
    <Panel title={t('placements.title')} note={t('placements.note')}>
      <DataTable
        caption={t('placements.title')}
        rows={placements}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'what',
            header: t('placements.what'),
            isRowHeader: true,
            cell: ({ title, kind }) => title ?? t(`placements.gone.${kind}`),
          },
          {
            id: 'course',
            header: t('placements.course'),
            cell: ({ contextTitle, isCopy }) => (
              <>
                {contextTitle ?? '–'}
                {isCopy && <div className="muted">{t('placements.copy')}</div>}
              </>
            ),
          },
          { id: 'placed', header: t('placements.placed'), cell: ({ placedAt }) => formats.ago(placedAt) },
          {
            id: 'opened',
            header: t('placements.opened'),
            cell: ({ lastLaunchedAt }) =>
              lastLaunchedAt ? formats.ago(lastLaunchedAt) : t('placements.never'),
          },
        ]}
      />
    </Panel>
  )
}
