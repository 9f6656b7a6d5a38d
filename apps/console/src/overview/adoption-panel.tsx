import { lazy, Suspense, useState } from 'react'
import { useLanguage } from '../language/language.tsx'
import { Icon } from '@lectern/ui'
import { Panel } from '../parts/panel.tsx'
import { adoptionFacts, type AdoptionFacts } from './adoption-facts.ts'
import { AdoptionTable } from './adoption-table.tsx'
import type { ImportedUse } from './overview-query.ts'
import { PeriodPicker } from './period-picker.tsx'

const AdoptionChart = lazy(async () => ({ default: (await import('./adoption-chart.tsx')).AdoptionChart }))

export function AdoptionPanel({ imported }: { imported: ImportedUse }) {
  const { t, formats } = useLanguage()
  const [asTable, setAsTable] = useState(false)
  const facts = adoptionFacts(imported.weeks)
  const sentence = useAdoptionSentence(facts, imported.unknownShare)
  return (
    <Panel
      title={t('adoption.title')}
      say={sentence}
      note={<AdoptionNote facts={facts} />}
      span="wide"
      action={
        <button
          type="button"
          className="btn small"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {t('showAsTable')}
        </button>
      }
    >
      <PeriodPicker imported={imported} />
      {asTable ? (
        <AdoptionTable weeks={imported.weeks} />
      ) : (
        <Suspense fallback={<div className="chart-space" />}>
          <AdoptionChart weeks={imported.weeks} silentSince={facts.silentSince} label={sentence} />
        </Suspense>
      )}
      <p className="source">
        {t('overview.source', {
          source: imported.source,
          from: formats.day(imported.from),
          to: formats.day(imported.to),
        })}
      </p>
    </Panel>
  )
}

function useAdoptionSentence({ typicalPages }: AdoptionFacts, outside: number) {
  const { t, formats } = useLanguage()
  if (typicalPages === null) return t('adoption.sentenceSilent')
  return t('adoption.sentence', { pages: formats.rounded(typicalPages), outside: formats.percent(outside) })
}

function AdoptionNote({ facts: { busiest, outsideMoved, silentSince } }: { facts: AdoptionFacts }) {
  const { t, formats } = useLanguage()
  const parts = [
    busiest &&
      t('adoption.busiest', { week: formats.day(busiest.week), pages: formats.rounded(busiest.pages) }),
    outsideMoved !== null &&
      t('adoption.moved', {
        direction: direction(outsideMoved),
        points: formats.rounded(Math.abs(outsideMoved)),
      }),
  ]
  return (
    <>
      {parts.filter(Boolean).join(' ')}
      {silentSince && (
        <span className="caution">
          <Icon name="alert" />
          {t('adoption.silent', { week: formats.day(silentSince) })}
        </span>
      )}
    </>
  )
}

function direction(points: number) {
  if (Math.abs(points) < 0.05) return 'same'
  return points > 0 ? 'up' : 'down'
}
