import { useLanguage } from '../language/language.tsx'
import { DataTable } from '../parts/data-table.tsx'
import type { ImportedUse } from './overview-query.ts'

/** The numbers of the adoption picture. */
export function AdoptionTable({ weeks }: { weeks: ImportedUse['weeks'] }) {
  const { t, formats } = useLanguage()
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('adoption.tableCaption')}>
      <DataTable
        caption={t('adoption.tableCaption')}
        rows={weeks}
        rowKey={(week) => week.week}
        columns={[
          {
            id: 'week',
            header: t('adoption.week'),
            isRowHeader: true,
            cell: ({ week }) => formats.day(week),
          },
          {
            id: 'inCatalog',
            header: t('adoption.inCatalog'),
            numeric: true,
            cell: ({ inCatalog }) => formats.whole(inCatalog),
          },
          {
            id: 'outsideCatalog',
            header: t('adoption.outsideCatalog'),
            numeric: true,
            cell: ({ outsideCatalog }) => formats.whole(outsideCatalog),
          },
          {
            id: 'share',
            header: t('adoption.outsideShare'),
            numeric: true,
            cell: (week) =>
              formats.percent(week.outsideCatalog / (week.inCatalog + week.outsideCatalog || 1)),
          },
        ]}
      />
    </div>
  )
}
