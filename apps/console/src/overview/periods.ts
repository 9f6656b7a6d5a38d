export interface Span {
  from: string
  to: string
}

export type Period = Span &
  ({ kind: 'all' } | { kind: 'last-weeks' } | { kind: 'school-year'; starts: number })

const day = 86_400_000
const shownWeeks = 12
const shownSchoolYears = 2

/** What can be chosen for data that reaches over `available`; a school year begins on 1 July. */
export function periodsOf(available: Span): Period[] {
  const periods: Period[] = [{ kind: 'all', ...available }]
  const last = schoolYearOf(available.to)
  for (
    let starts = last;
    starts > last - shownSchoolYears && starts >= schoolYearOf(available.from);
    starts--
  )
    periods.push({
      kind: 'school-year',
      starts,
      from: later(`${starts}-07-01`, available.from),
      to: earlier(`${starts + 1}-06-30`, available.to),
    })
  const weeksAgo = isoDay(Date.parse(available.to) - (shownWeeks * 7 - 1) * day)
  if (weeksAgo > available.from) periods.push({ kind: 'last-weeks', from: weeksAgo, to: available.to })
  return periods
}

/** The period that the server's answer covers, so that exactly one choice is marked even without a query. */
export function isShown(period: Span, answer: Span) {
  return period.from === answer.from && period.to === answer.to
}

function schoolYearOf(date: string) {
  const year = Number(date.slice(0, 4))
  return date.slice(5) >= '07-01' ? year : year - 1
}

const later = (one: string, other: string) => (one > other ? one : other)
const earlier = (one: string, other: string) => (one < other ? one : other)
const isoDay = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10)
