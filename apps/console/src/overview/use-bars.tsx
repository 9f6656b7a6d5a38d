import type { AppUse } from '@lectern/api-contracts'
import type { ReactNode } from 'react'
import { useLanguage } from '../language/language.tsx'
import { DataTable, type Column } from '../parts/data-table.tsx'

const shownApps = 10

/** The apps with the largest share of all page loads: a table whose bars start at zero and end at the most used one. */
export function UseBars(properties: { caption: string; apps: AppUse[]; name: (app: AppUse) => ReactNode }) {
  const { caption, name } = properties
  const apps = properties.apps.slice(0, shownApps)
  const { t, formats } = useLanguage()
  const most = Math.max(...apps.map(({ share }) => share), Number.EPSILON)
  const columns: Column<AppUse>[] = [
    { id: 'app', header: t('use.app'), isRowHeader: true, cell: name },
    {
      id: 'share',
      header: t('use.share'),
      cell: ({ share }) => (
        <span className="bar-cell">
          <svg className="bar" aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none">
            <rect width={(share / most) * 100} height="10" />
          </svg>
          <span className="bar-value">{formats.share(share)}</span>
        </span>
      ),
    },
    {
      id: 'peak',
      header: t('use.peak'),
      numeric: true,
      cell: ({ peakAccess }) => (peakAccess === null ? '–' : formats.percent(peakAccess / 100)),
    },
    { id: 'days', header: t('use.days'), numeric: true, cell: ({ days }) => formats.whole(days) },
  ]
  return (
    <DataTable
      className="use-bars"
      caption={caption}
      columns={columns}
      rows={apps}
      rowKey={(app) => app.appId ?? app.label}
    />
  )
}
