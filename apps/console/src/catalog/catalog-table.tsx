import type { AppSearch, CatalogRow } from '@lectern/api-contracts'
import { AppMark, StatusPill, toneOfVerdict } from '@lectern/ui'
import { functionLabel } from '@lectern/ui/messages'
import { disclosedPeople } from '../language/disclosed-people.ts'
import { useLanguage } from '../language/language.tsx'
import { DataTable, type Column } from '../parts/data-table.tsx'
import type { CatalogView, OptionalColumn } from './catalog-view.ts'

type Sort = AppSearch['sort']

export function CatalogTable(properties: {
  view: CatalogView
  apps: CatalogRow[]
  busy: boolean
  onSort: (sort: Sort) => void
  onOpen: (app: CatalogRow) => void
}) {
  const { t } = useLanguage()
  const { view, apps, busy, onSort, onOpen } = properties
  /** The server orders each column one way; a second press returns to the best matches. */
  const sortable = (sort: Sort, direction: 'ascending' | 'descending') => ({
    direction: view.sort === sort ? direction : ('none' as const),
    onSort: () => onSort(view.sort === sort ? 'relevance' : sort),
  })
  const optional = useOptionalColumns()
  const sorts: Partial<Record<OptionalColumn, Column<CatalogRow>['sort']>> = {
    use: sortable('use', 'descending'),
    updated: sortable('updated', 'descending'),
  }
  return (
    <div className="card">
      <DataTable
        caption={t('catalog.title')}
        busy={busy}
        rows={apps}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'name',
            header: t('catalog.name'),
            isRowHeader: true,
            sort: sortable('name', 'ascending'),
            cell: (app) => (
              <span className="app-name">
                <AppMark name={app.name} />
                <button type="button" className="link-button" onClick={() => onOpen(app)}>
                  {app.name}
                </button>
              </span>
            ),
          },
          ...view.columns.map((id) => ({
            id,
            header: t(`catalog.${id}`),
            cell: optional[id],
            sort: sorts[id],
          })),
        ]}
      />
    </div>
  )
}

function useOptionalColumns(): Record<OptionalColumn, Column<CatalogRow>['cell']> {
  const { t, locale, formats } = useLanguage()
  return {
    vendor: ({ vendor }) => vendor ?? t('unknownValue'),
    function: ({ functions: [primary] }) => (primary ? functionLabel(locale, primary) : t('unknownValue')),
    approval: ({ approval }) => t(`approval.${approval}`),
    privacy: ({ privacy }) => t(`privacy.${privacy}`),
    verdict: ({ verdict }) => <StatusPill tone={toneOfVerdict[verdict]} label={t(`verdict.${verdict}`)} />,
    use: ({ use }) =>
      use
        ? t('catalog.useCell', { opens: use.opens, people: disclosedPeople(t, use.people) })
        : t('catalog.notUsed'),
    updated: ({ updatedAt }) => <time dateTime={updatedAt}>{formats.shortDay(updatedAt)}</time>,
  }
}
