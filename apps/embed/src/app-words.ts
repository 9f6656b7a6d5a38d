import type { AppCard, DisclosedCount, GradeRange } from '@lectern/api-contracts'
import { functionLabel } from '@lectern/ui/messages'
import type { Page, Words } from './page.tsx'

/** Students and teachers may open it; the catalog decided that, see Verdict. */
export const isOpenable = ({ verdict }: AppCard): boolean => verdict === 'approved' || verdict === 'limited'

/** `LC.other` says nothing by itself: it reads as its area. */
export const purposeOf = ({ locale }: Page, code: string): string =>
  functionLabel(locale, code.replace(/\.other$/, ''))

export function gradesOf(t: Words, grades: GradeRange | null): string {
  if (!grades || (grades.low <= -1 && grades.high >= 12)) return t('grades.all')
  if (grades.low === grades.high) return t('grades.one', { grade: gradeName(t, grades.low) })
  return t('grades.range', { low: gradeName(t, grades.low), high: gradeName(t, grades.high) })
}

function gradeName(t: Words, grade: number): string {
  if (grade < 0) return t('grade.pre-kindergarten')
  return grade === 0 ? t('grade.kindergarten') : String(grade)
}

export const useOf = (t: Words, { opens, people }: { opens: number; people: DisclosedCount }): string =>
  'value' in people
    ? t('use.by', { opens, people: people.value })
    : t('use.by-few', { opens, people: people.fewerThan })

export const decisionDate = ({ t, formats }: Page, due: string | null): string =>
  due ? t('app.decision-due', { day: formats.day(due) }) : t('app.decision-open')
