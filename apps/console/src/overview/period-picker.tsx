import { useLanguage } from '../language/language.tsx'
import { FilterLinks } from '../parts/filter-links.tsx'
import type { ImportedUse } from './overview-query.ts'
import { isShown, periodsOf, type Period } from './periods.ts'

export function PeriodPicker({ imported }: { imported: ImportedUse }) {
  const { t } = useLanguage()
  const words = (period: Period) => {
    if (period.kind === 'school-year')
      return t('period.schoolYear', { years: `${period.starts}–${String(period.starts + 1).slice(2)}` })
    return t(period.kind === 'all' ? 'period.all' : 'period.lastWeeks')
  }
  return (
    <FilterLinks
      label={t('period.label')}
      links={periodsOf(imported.available).map((period) => ({
        href: `/?from=${period.from}&to=${period.to}`,
        words: words(period),
        isCurrent: isShown(period, imported),
      }))}
    />
  )
}
