import { Button } from '@lectern/ui'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'wouter'
import { disclosedPeople } from '../language/disclosed-people.ts'
import { useLanguage } from '../language/language.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Panel } from '../parts/panel.tsx'
import type { LiveUse } from './overview-query.ts'

const DailyBars = lazy(async () => ({ default: (await import('./daily-bars.tsx')).DailyBars }))

/** What came through Lectern itself: known to the person and the minute, unlike imported figures. */
export function LivePanel({ live }: { live: LiveUse }) {
  const { t } = useLanguage()
  const [asTable, setAsTable] = useState(false)
  if (live.launches === 0 && live.opens === 0) return <NothingYet />
  const sentence = t('live.sentence', {
    launches: live.launches,
    opens: live.opens,
    people: disclosedPeople(t, live.people),
  })
  return (
    <Panel
      title={t('live.title')}
      say={sentence}
      note={t('live.note')}
      action={
        <Button className="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {t('showAsTable')}
        </Button>
      }
    >
      <div className="live">
        {asTable ? (
          <DaysTable days={live.days} />
        ) : (
          <Suspense fallback={<div className="bars-space" />}>
            <DailyBars days={live.days} label={sentence} />
          </Suspense>
        )}
        <OpenedApps apps={live.apps} />
      </div>
    </Panel>
  )
}

function NothingYet() {
  const { t } = useLanguage()
  return (
    <Panel title={t('live.title')}>
      <EmptyState
        title={t('live.none')}
        action={
          <Link className="btn primary" href="/installations">
            {t('live.noneAction')}
          </Link>
        }
      >
        {t('live.noneDetail')}
      </EmptyState>
    </Panel>
  )
}

function DaysTable({ days }: { days: LiveUse['days'] }) {
  const { t, formats } = useLanguage()
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('live.tableCaption')}>
      <DataTable
        caption={t('live.tableCaption')}
        rows={days}
        rowKey={({ day }) => day}
        columns={[
          { id: 'day', header: t('live.day'), isRowHeader: true, cell: ({ day }) => formats.day(day) },
          {
            id: 'launches',
            header: t('live.launches'),
            numeric: true,
            cell: ({ launches }) => formats.whole(launches),
          },
          { id: 'opens', header: t('live.opens'), numeric: true, cell: ({ opens }) => formats.whole(opens) },
        ]}
      />
    </div>
  )
}

function OpenedApps({ apps }: { apps: LiveUse['apps'] }) {
  const { t, formats } = useLanguage()
  return (
    <DataTable
      caption={t('live.apps')}
      captionHidden={false}
      rows={apps}
      rowKey={({ appId }) => appId}
      columns={[
        { id: 'app', header: t('use.app'), isRowHeader: true, cell: ({ name }) => name },
        {
          id: 'opens',
          header: t('live.openCount'),
          numeric: true,
          cell: ({ opens }) => formats.whole(opens),
        },
        { id: 'people', header: t('live.people'), cell: ({ people }) => disclosedPeople(t, people) },
        {
          id: 'minutes',
          header: t('live.minutes'),
          numeric: true,
          cell: ({ minutes }) => (minutes === null ? t('live.minutesOfFew') : formats.whole(minutes)),
        },
      ]}
    />
  )
}
